/// Reads a record's ``Recorded/fields`` back, by their names, from what they were written as.
///
/// What is not there, stands there twice, or is of another sort than it should be is refused.
public struct FieldReader: FieldSource {
    /// A field as it was written.
    public enum Written: Sendable, Equatable {
        /// As a JSON value.
        case json(JSONValue)
        /// As a cell of a table: nil where nothing is entered; boxes, numbers, lists and names as JSON writes them.
        case cell(String?)
    }

    private var fields: [(name: String, written: Written)]
    /// Whether they were written by people and other programs too.
    public let isSparse: Bool
    /// How many of them have been read: mostly they stand in the order in which they are asked for.
    private var front = 0

    /// Reads these fields.
    ///
    /// - Parameters:
    ///   - fields: The fields, as they were written.
    ///   - isSparse: Whether they were written by people and other programs too: then what is not there is nothing
    ///     entered, a box not ticked or a list without anything, and what is not known here is somebody else's.
    /// - Throws: ``UnreadableField`` where one stands there twice.
    public init(
        _ fields: [(name: String, written: Written)],
        sparse isSparse: Bool = false
    ) throws(UnreadableField) {
        self.fields = fields
        self.isSparse = isSparse
        // Whoever reads a sparse record has seen to it that no field that is known stands there twice.
        guard !isSparse else { return }
        var names: Set<String> = []
        for field in fields where !names.insert(field.name).inserted {
            throw UnreadableField(field.name, "appears twice")
        }
    }

    /// Makes sure that nothing has been left unread.
    ///
    /// - Throws: ``UnreadableField``.
    public func end() throws(UnreadableField) {
        guard front < fields.count, !isSparse else { return }
        throw UnreadableField(fields[front].name, "not known; was it written by a newer version?")
    }

    /// Takes the field of that name; the ones that stand before it wait.
    private mutating func take(_ name: String) throws(UnreadableField) -> Written {
        guard let index = fields[front...].firstIndex(where: { $0.name == name }) else {
            if isSparse { return .json(.none) }
            throw UnreadableField(name, "missing")
        }
        fields.swapAt(front, index)
        front += 1
        return fields[front - 1].written
    }

    /// Whether there is a field of that name which has not been read.
    public func has(_ name: String) -> Bool { fields[front...].contains { $0.name == name } }

    // MARK: - By what stands in them

    /// The text of that field.
    public mutating func text(_ name: String) throws(UnreadableField) -> String? {
        switch try take(name) {
        case .json(.none): nil
        case .json(.text(let text)): text
        case .cell(let text): text
        case .json: throw UnreadableField(name, "expected a text or null")
        }
    }

    /// The whole number of that field.
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

    /// The box of that field.
    public mutating func flag(_ name: String) throws(UnreadableField) -> Bool {
        switch try take(name) {
        case .json(.flag(let flag)): flag
        case .cell("true"): true
        case .cell("false"): false
        case .json(.none) where isSparse: false
        default: throw UnreadableField(name, "expected true or false")
        }
    }

    /// The texts of that field.
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

    /// The texts of that field under their names.
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

    /// The field as JSON, on one line.
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

/// A field of a record that cannot be read back.
public struct UnreadableField: Error, Equatable {
    /// Its name.
    public let name: String
    /// What is wrong with it.
    public let fault: String

    /// A fault of the field of that name.
    public init(_ name: String, _ fault: String) {
        self.name = name
        self.fault = fault
    }

    /// Which and what, for a message behind the place.
    public var displayText: String { "\(brief(name)): \(fault)" }
}
