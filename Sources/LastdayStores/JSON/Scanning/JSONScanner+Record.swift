import LastdayMessages
import LastdayCore

extension JSONScanner {
    /// Scans a record and checks the value of every known field.
    ///
    /// Unknown members are skipped, whatever their values.
    ///
    /// - Parameters:
    ///   - form: The known fields.
    ///   - blank: The keys of an empty record.
    ///   - keys: Receives the key of each field; 0 for a text that is not indexed.
    /// - Returns: The place of the record.
    /// - Throws: ``JSONFault``.
    mutating func record(
        of form: RecordForm,
        blank: [Int64],
        into keys: UnsafeMutableBufferPointer<Int64>
    ) throws(JSONFault) -> Range<Int> {
        _ = peek()
        let start = offset
        try enterObject()
        _ = keys.update(fromContentsOf: blank)
        var seen: UInt64 = 0
        var expected = 0
        while let name = try nextName() {
            guard let place = try place(of: name, in: form.fields, from: expected) else {
                hasSeenUnknownKeys = true
                try value()
                continue
            }
            guard seen & 1 << place == 0 else {
                throw fault("\(form.fields[place].name): appears twice", at: name.range.lowerBound - 1)
            }
            seen |= 1 << place
            expected = place + 1
            keys[place] = try key(of: form.fields[place])
        }
        let missing = form.required & ~seen
        guard missing == 0 else {
            throw fault("\(form.fields[missing.trailingZeroBitCount].name): missing", at: start)
        }
        return start..<offset
    }

    /// Returns the place of the field of a name, which is usually the expected one; nil if the name is unknown.
    func place(of name: Text, in fields: [FieldForm], from expected: Int) throws(JSONFault) -> Int? {
        if expected < fields.count, try reads(name, as: fields[expected].name) { return expected }
        for place in fields.indices where try reads(name, as: fields[place].name) { return place }
        return nil
    }

    /// Scans the value of a field, checks its form and returns its key.
    private mutating func key(of field: FieldForm) throws(JSONFault) -> Int64 {
        let first = peek()
        let start = offset
        if first == UInt8(ascii: "n") {
            try word("null")
            guard !field.isRequired else {
                throw fault("\(field.name): required, but empty", at: start)
            }
            return field.nothingAsKey
        }
        func wanted(_ what: String) -> JSONFault {
            fault("\(field.name): expected \(what)", at: start)
        }
        switch field.type {
        case .flag:
            switch first {
            case UInt8(ascii: "t"):
                try word("true")
                return 1
            case UInt8(ascii: "f"):
                try word("false")
                return 0
            default: throw wanted("true or false")
            }
        case .number:
            guard first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10 else {
                throw wanted("a whole number")
            }
            return try whole(try number(), field)
        case .list, .named:
            guard first == UInt8(ascii: field.type == .list ? "[" : "{") else {
                throw wanted(field.type == .list ? "a list of texts" : "an object of texts")
            }
            if field.type == .list { try texts(field) } else { try namedTexts(field) }
            return 0
        case .text, .json, .date, .instant, .word:
            guard first == UInt8(ascii: "\"") else { throw wanted("a text") }
            return try key(of: try text(), field)
        }
    }

    /// Returns the number at a place if it is whole and in the range of ``RecordForm/numbers``.
    private func whole(_ range: Range<Int>, _ field: FieldForm) throws(JSONFault) -> Int64 {
        let digits = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        guard let number = Int64(digits), RecordForm.numbers.contains(number), String(number) == digits else {
            throw fault(
                "\(field.name): \(quoted(digits)) is not a whole number from 0 to \(RecordForm.numbers.upperBound)",
                at: range.lowerBound
            )
        }
        return number
    }

    private mutating func texts(_ field: FieldForm) throws(JSONFault) {
        try enterList()
        while try nextElement() {
            guard peek() == UInt8(ascii: "\"") else {
                throw fault("\(field.name): expected a list of texts")
            }
            try refuseNull(try text(), field)
        }
    }

    /// Scans an object whose names and texts must be free of U+0000.
    private mutating func namedTexts(_ field: FieldForm) throws(JSONFault) {
        let start = self
        try forEachMember { name, value throws(JSONFault) in
            try start.refuseNull(name, field)
            guard start.bytes[value.lowerBound] == UInt8(ascii: "\"") else { return }
            var inner = JSONScanner(start.bytes, at: value.lowerBound)
            try start.refuseNull(try inner.text(), field)
        }
    }

    /// Throws if a text contains U+0000, which would end it in other programs.
    private func refuseNull(_ text: Text, _ field: FieldForm) throws(JSONFault) {
        guard !text.isPlain, try string(text).unicodeScalars.contains("\0") else { return }
        throw fault("\(field.name): \\u0000 is not allowed in a text", at: text.range.lowerBound - 1)
    }

    private func key(of text: Text, _ field: FieldForm) throws(JSONFault) -> Int64 {
        func unfit(_ what: String) throws(JSONFault) -> JSONFault {
            fault("\(field.name): \(quoted(try string(text))) is \(what)", at: text.range.lowerBound - 1)
        }
        switch field.type {
        case .date:
            guard let day = dayNumber(text) else { throw try unfit("not a date; write it as 2026-12-18") }
            return Int64(day)
        case .instant:
            let string = try string(text)
            guard let instant = Instant(string), instant.description == string else {
                throw try unfit("not an instant; write it as 2026-12-19T07:00:00.000Z")
            }
            return field.isIndexed ? FieldForm.hash(string.utf8) : 0
        case .word(let words):
            guard let place = words.firstIndex(of: try string(text)) else {
                throw try unfit("none of \(words.map { quoted($0) }.joined(separator: ", "))")
            }
            return Int64(place)
        default:
            try refuseNull(text, field)
            guard field.mayBeEmpty || !text.range.isEmpty else {
                throw fault("\(field.name): must not be empty", at: text.range.lowerBound - 1)
            }
            guard field.isIndexed else { return 0 }
            return text.isPlain
                ? FieldForm.hash(UnsafeBufferPointer(rebasing: bytes[text.range]))
                : FieldForm.hash(try string(text).utf8)
        }
    }

    /// Returns the day number of a date written as 2026-12-18; nil if it is anything else.
    private func dayNumber(_ text: Text) -> Int? {
        let start = text.range.lowerBound
        guard text.isPlain, text.range.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
            bytes[start + 7] == UInt8(ascii: "-"),
            let year = decimal(start..<start + 4), let month = decimal(start + 5..<start + 7),
            let day = decimal(start + 8..<start + 10)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)?.dayNumber
    }

    private func decimal(_ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }
}
