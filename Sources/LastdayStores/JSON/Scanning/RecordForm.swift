import LastdayCore

/// The forms of the records that a JSON store lists: what is checked before a record is read as a whole.
///
/// The schema of a record says what its fields mean. A file with an invalid record is refused before anything
/// acts on it.
extension RecordForm {
    /// The forms, in the order of the file's lists.
    static let all = RecordKind.records.map(\.form)

    /// The keys of an empty record.
    var blank: [Int64] { fields.map(\.nothingAsKey) }
}
