import LastdayCore

/// The records that a JSON store has lists of, and what is looked at in each before anybody reads it whole.
///
/// What a record's fields mean is their schema's to say; a file that cannot be right is refused for every record at once,
/// before anybody acts on it.
extension RecordForm {
    /// The forms in the order in which the file has their lists.
    static let all = RecordKind.records.map(\.form)

    /// The keys of a record in which nothing is entered.
    var blank: [Int64] { fields.map(\.nothingAsKey) }
}
