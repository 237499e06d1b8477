/// Reads a record's ``Recorded/fields`` back, by their names, from what they were written as.
///
/// What is not there, stands there twice, or is of another sort than it should be is refused.
public struct FieldReader {
    /// A field as it was written.
    public enum Written: Sendable, Equatable {
        /// As a JSON value.
        case json(JSONValue)
        /// As a cell of a table: nil where nothing is entered; boxes, numbers, lists and names as JSON writes them.
        case cell(String?)
    }

    private var fields: [(name: String, written: Written)]
    private let isSparse: Bool
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
            throw UnreadableField(field.name, "stands there twice")
        }
    }

    /// Makes sure that nothing has been left unread.
    ///
    /// - Throws: ``UnreadableField``.
    func end() throws(UnreadableField) {
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

    // MARK: - By what stands in them

    mutating func optionalText(_ name: String) throws(UnreadableField) -> String? {
        switch try take(name) {
        case .json(.none): nil
        case .json(.text(let text)): text
        case .cell(let text): text
        case .json: throw UnreadableField(name, "a text or null must stand there")
        }
    }

    mutating func optionalNumber(_ name: String) throws(UnreadableField) -> Int64? {
        let digits: String
        switch try take(name) {
        case .json(.none), .cell(nil): return nil
        case .json(.number(let text)), .cell(let text?): digits = text
        case .json: throw UnreadableField(name, "a whole number must stand there")
        }
        guard let number = Int64(digits), String(number) == digits else {
            throw UnreadableField(name, "\(quoted(digits)) is not a whole number")
        }
        return number
    }

    mutating func flag(_ name: String) throws(UnreadableField) -> Bool {
        switch try take(name) {
        case .json(.flag(let flag)): flag
        case .cell("true"): true
        case .cell("false"): false
        case .json(.none) where isSparse: false
        default: throw UnreadableField(name, "true or false must stand there")
        }
    }

    mutating func list(_ name: String) throws(UnreadableField) -> [String] {
        let value = try json(name)
        if isSparse, value == .none { return [] }
        guard case .list(let values) = value else {
            throw UnreadableField(name, "a list must stand there")
        }
        return try values.map { value throws(UnreadableField) in
            guard case .text(let text) = value else {
                throw UnreadableField(name, "a list of texts must stand there")
            }
            return text
        }
    }

    mutating func named(_ name: String) throws(UnreadableField) -> [NamedText] {
        let members: [JSONValue.Member]
        switch try json(name) {
        case .none: return []
        case .object(let them): members = them
        default: throw UnreadableField(name, "an object must stand there")
        }
        var texts: [NamedText] = []
        for member in members {
            if case .text(let text) = member.value {
                texts.append(NamedText(name: member.name, text: text))
            } else if !isSparse {
                throw UnreadableField(name, "an object of texts must stand there")
            }
        }
        return texts
    }

    /// The field as JSON, on one line.
    mutating func json(_ name: String) throws(UnreadableField) -> JSONValue {
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

    // MARK: - By what they mean

    mutating func text(_ name: String) throws(UnreadableField) -> String {
        try required(name, try optionalText(name))
    }

    mutating func number(_ name: String) throws(UnreadableField) -> Int64 {
        try required(name, try optionalNumber(name))
    }

    /// A number of things; none where nothing is entered and that may be.
    mutating func count(_ name: String) throws(UnreadableField) -> Int {
        let number = try optionalNumber(name)
        return Int(try required(name, number ?? (isSparse ? 0 : nil)))
    }

    mutating func optionalDate(_ name: String) throws(UnreadableField) -> CivilDate? {
        guard let text = try optionalText(name) else { return nil }
        // One date has one text: as text, another spelling would sort and compare wrongly.
        guard let date = try? CivilDate(reading: text), date.description == text else {
            throw UnreadableField(name, "\(quoted(text)) is not a date; write it as 2026-12-18")
        }
        return date
    }

    mutating func date(_ name: String) throws(UnreadableField) -> CivilDate {
        try required(name, try optionalDate(name))
    }

    mutating func optionalInstant(_ name: String) throws(UnreadableField) -> Instant? {
        guard let text = try optionalText(name) else { return nil }
        guard let instant = Instant(text), instant.description == text else {
            throw UnreadableField(
                name,
                "\(quoted(text)) is not an instant; write it as 2026-12-19T07:00:00.000Z"
            )
        }
        return instant
    }

    mutating func instant(_ name: String) throws(UnreadableField) -> Instant {
        try required(name, try optionalInstant(name))
    }

    mutating func optionalWord<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String
    ) throws(UnreadableField) -> Word? {
        guard let text = try optionalText(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map { quoted($0.rawValue) }.joined(separator: ", ")
            throw UnreadableField(name, "\(quoted(text)) is none of \(known)")
        }
        return word
    }

    mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String
    ) throws(UnreadableField) -> Word {
        try required(name, try optionalWord(name))
    }

    private func required<Value>(_ name: String, _ value: Value?) throws(UnreadableField) -> Value {
        guard let value else { throw UnreadableField(name, "nothing is entered, and something must be") }
        return value
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
    public var told: String { "\(brief(name)): \(fault)" }
}
