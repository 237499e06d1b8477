/// A source from which the fields of a record are read: a row of a table, a JSON object, a line of an export.
public protocol FieldSource {
    /// Whether people and other programs write there too, so that a missing field counts as not entered.
    var isSparse: Bool { get }

    /// Returns whether there is a field of that name.
    func has(_ name: String) -> Bool

    /// Reads the text of a field; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField``.
    mutating func text(_ name: String) throws(UnreadableField) -> String?

    /// Reads the whole number of a field; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField``.
    mutating func number(_ name: String) throws(UnreadableField) -> Int64?

    /// Reads whether the box of a field is ticked.
    ///
    /// - Throws: ``UnreadableField``.
    mutating func flag(_ name: String) throws(UnreadableField) -> Bool

    /// Reads the texts of a field, in order.
    ///
    /// - Throws: ``UnreadableField``.
    mutating func list(_ name: String) throws(UnreadableField) -> [String]

    /// Reads the named texts of a field, in order.
    ///
    /// - Throws: ``UnreadableField``.
    mutating func named(_ name: String) throws(UnreadableField) -> [NamedText]

    /// Reads a field as JSON on one line.
    ///
    /// - Throws: ``UnreadableField``.
    mutating func json(_ name: String) throws(UnreadableField) -> String

    /// Checks that nothing has been left unread.
    ///
    /// - Throws: ``UnreadableField``.
    func end() throws(UnreadableField)
}
