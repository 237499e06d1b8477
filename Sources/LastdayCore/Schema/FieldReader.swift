/// A reader of a record's ``Recorded/fields``, by name, from their written form.
///
/// Fields that are missing, appear twice or are of the wrong type are refused.
public struct FieldReader: FieldSource {
    /// The written form of a field.
    public enum Written: Sendable, Equatable {
        /// A JSON value.
        case json(JSONValue)
        /// A cell of a table, nil if nothing is entered; flags, numbers, lists and named texts are in JSON's
        /// form.
        case cell(String?)
    }

    private var fields: [(name: String, written: Written)]
    /// Whether people and other programs write the fields too.
    public let isSparse: Bool
    /// The number of fields already read, which come first; mostly they are in the order of reading.
    private var front = 0

    /// Creates a reader of these fields.
    ///
    /// - Parameters:
    ///   - fields: The fields, as they were written.
    ///   - isSparse: Whether people and other programs write the fields too. If so, a missing field counts as
    ///     not entered, an unticked box or an empty list, and unknown fields are ignored.
    /// - Throws: ``UnreadableField`` if a field appears twice and the fields are not sparse.
    public init(
        _ fields: [(name: String, written: Written)],
        sparse isSparse: Bool = false
    ) throws(UnreadableField) {
        self.fields = fields
        self.isSparse = isSparse
        // For a sparse record, the caller has checked that no known field appears twice.
        guard !isSparse else { return }
        var names: Set<String> = []
        for field in fields where !names.insert(field.name).inserted {
            throw UnreadableField(field.name, "appears twice")
        }
    }

    /// Checks that every field has been read, unless the fields are sparse.
    ///
    /// - Throws: ``UnreadableField``.
    public func end() throws(UnreadableField) {
        guard front < fields.count, !isSparse else { return }
        throw UnreadableField(fields[front].name, "not known; was it written by a newer version?")
    }

    /// Takes the field of that name; the unread ones before it stay unread.
    private mutating func take(_ name: String) throws(UnreadableField) -> Written {
        guard let index = fields[front...].firstIndex(where: { $0.name == name }) else {
            if isSparse { return .json(.none) }
            throw UnreadableField(name, "missing")
        }
        fields.swapAt(front, index)
        front += 1
        return fields[front - 1].written
    }

    /// Returns whether there is an unread field of that name.
    public func has(_ name: String) -> Bool { fields[front...].contains { $0.name == name } }

    // MARK: - Reading by type

    /// Reads the text of a field; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField``.
    public mutating func text(_ name: String) throws(UnreadableField) -> String? {
        switch try take(name) {
        case .json(.none): nil
        case .json(.text(let text)): text
        case .cell(let text): text
        case .json: throw UnreadableField(name, "expected a text or null")
        }
    }

    /// Reads the whole number of a field; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField``.
    public mutating func number(_ name: String) throws(UnreadableField) -> Int64? {
        let digits: String
        switch try take(name) {
        case .json(.none), .cell(nil): return nil
        case .json(.number(let text)), .cell(let text?): digits = text
        case .json: throw UnreadableField(name, "expected a whole number")
        }
        guard let number = Int64(digits), String(number) == digits else {
            throw UnreadableField(name, "\(quoted(digits)) is not a whole number")
        }
        return number
    }

    /// Reads whether the box of a field is ticked.
    ///
    /// - Throws: ``UnreadableField``.
    public mutating func flag(_ name: String) throws(UnreadableField) -> Bool {
        switch try take(name) {
        case .json(.flag(let flag)): flag
        case .cell("true"): true
        case .cell("false"): false
        case .json(.none) where isSparse: false
        default: throw UnreadableField(name, "expected true or false")
        }
    }

    /// Reads the texts of a field, in order.
    ///
    /// - Throws: ``UnreadableField``.
    public mutating func list(_ name: String) throws(UnreadableField) -> [String] {
        let value = try value(name)
        if isSparse, value == .none { return [] }
        guard case .list(let values) = value else {
            throw UnreadableField(name, "expected a list")
        }
        return try values.map { value throws(UnreadableField) in
            guard case .text(let text) = value else {
                throw UnreadableField(name, "expected a list of texts")
            }
            return text
        }
    }

    /// Reads the named texts of a field, in order; if the fields are sparse, other values are left out.
    ///
    /// - Throws: ``UnreadableField``.
    public mutating func named(_ name: String) throws(UnreadableField) -> [NamedText] {
        let members: [JSONValue.Member]
        switch try value(name) {
        case .none: return []
        case .object(let them): members = them
        default: throw UnreadableField(name, "expected an object")
        }
        var texts: [NamedText] = []
        for member in members {
            if case .text(let text) = member.value {
                texts.append(NamedText(name: member.name, text: text))
            } else if !isSparse {
                throw UnreadableField(name, "expected an object of texts")
            }
        }
        return texts
    }

    /// Reads a field as JSON on one line.
    ///
    /// - Throws: ``UnreadableField``.
    public mutating func json(_ name: String) throws(UnreadableField) -> String { try value(name).line }

    private mutating func value(_ name: String) throws(UnreadableField) -> JSONValue {
        switch try take(name) {
        case .json(let value): return value
        case .cell(nil): return .none
        case .cell(let text?):
            var reader = JSONReader(of: text.utf8)
            do {
                let value = try reader.value()
                try reader.end()
                return value
            } catch {
                throw UnreadableField(name, "\(quoted(text)) is not JSON")
            }
        }
    }
}

/// An error for a field of a record that cannot be read back.
public struct UnreadableField: Error, Equatable {
    /// The name of the field.
    public let name: String
    /// What is wrong with it.
    public let fault: String

    /// Creates an error for the field of that name.
    public init(_ name: String, _ fault: String) {
        self.name = name
        self.fault = fault
    }

    /// The field and the fault, for a message after the place.
    public var displayText: String { "\(brief(name)): \(fault)" }
}
