import LastdayMessages
import LastdayCore

extension JSONScanner {
    /// Walks over a record and sees to it that every known field is what it should be.
    ///
    /// What is not known stays where it is, whatever it is.
    ///
    /// - Parameters:
    ///   - form: The fields that are known.
    ///   - blank: The keys of a record in which nothing is entered.
    ///   - keys: The key of each field is put here; texts that nobody is looked for by have none.
    /// - Returns: Where the record stands.
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

    /// Which field has that name; mostly they stand in their order.
    func place(of name: Text, in fields: [FieldForm], from expected: Int) throws(JSONFault) -> Int? {
        if expected < fields.count, try reads(name, as: fields[expected].name) { return expected }
        for place in fields.indices where try reads(name, as: fields[place].name) { return place }
        return nil
    }

    /// Walks over the value of a field, which has to be of its form, and tells its key.
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

    /// The number that stands there, where it is a whole one that 64 bits hold.
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

    /// Walks over an object, whose texts no store may have trouble with.
    private mutating func namedTexts(_ field: FieldForm) throws(JSONFault) {
        let start = self
        try forEachMember { name, value throws(JSONFault) in
            try start.refuseNull(name, field)
            guard start.bytes[value.lowerBound] == UInt8(ascii: "\"") else { return }
            var inner = JSONScanner(start.bytes, at: value.lowerBound)
            try start.refuseNull(try inner.text(), field)
        }
    }

    /// Refuses a text with the character that ends texts elsewhere.
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

    /// The day number of a date that is written as 2026-12-18; nil where it is none, or written otherwise.
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
