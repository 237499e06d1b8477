/// Where the fields of a record are read from: a row of a table, an object of JSON, a line of an export.
public protocol FieldSource {
    /// Whether people and other programs write there too, so that what is not there is nothing entered.
    var isSparse: Bool { get }

    /// Whether there is a field of that name.
    func has(_ name: String) -> Bool

    /// The text of that field; nil where nothing is entered.
    mutating func text(_ name: String) throws(UnreadableField) -> String?

    /// The whole number of that field; nil where nothing is entered.
    mutating func number(_ name: String) throws(UnreadableField) -> Int64?

    /// The box of that field, ticked or not.
    mutating func flag(_ name: String) throws(UnreadableField) -> Bool

    /// The texts of that field, in order.
    mutating func list(_ name: String) throws(UnreadableField) -> [String]

    /// The texts of that field under their names, in order.
    mutating func named(_ name: String) throws(UnreadableField) -> [NamedText]

    /// The field as JSON, on one line.
    mutating func json(_ name: String) throws(UnreadableField) -> String

    /// Makes sure that nothing has been left unread.
    func end() throws(UnreadableField)
}
