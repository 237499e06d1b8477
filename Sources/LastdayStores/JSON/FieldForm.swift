import LastdayRules

/// What may stand in one field of a record in a JSON store.
struct FieldForm: Sendable {
    /// What sort of value it is.
    enum Kind: Sendable, Equatable {
        case number, text, flag, date, instant, list, named
        /// One of these words.
        case word([String])
    }

    /// The name, as ``LastdayRules/Recorded/fields`` has it.
    let name: StaticString
    /// What sort of value it is.
    let kind: Kind
    /// Whether something has to be entered.
    let isRequired: Bool
    /// Whether it is kept at hand for every record, because records are looked for by it.
    let isKey: Bool
    /// Whether an empty text is as good as any.
    let mayBeEmpty: Bool

    static func form(
        _ name: StaticString,
        _ kind: Kind,
        required: Bool = false,
        key: Bool = false,
        empty mayBeEmpty: Bool = true
    ) -> Self {
        Self(name: name, kind: kind, isRequired: required, isKey: key, mayBeEmpty: mayBeEmpty)
    }

    static func word<Word: CaseIterable & RawRepresentable<String>>(
        _ name: StaticString,
        _ words: Word.Type,
        required: Bool = false,
        key: Bool = false
    ) -> Self {
        form(name, .word(words.allCases.map(\.rawValue)), required: required, key: key)
    }

    /// The numbers that may be entered: those that every reader of JSON takes as they are (RFC 8259, section 6).
    static let numbers: ClosedRange<Int64> = 0...1 << 53

    /// What stands for "nothing entered" among keys.
    static let nothing = Int64.min
}

extension FieldForm {
    /// The key of a value: the number itself, a date's day number, 0 or 1 for a box, a word's place among its words;
    /// of anything else a hash, which different values may share.
    func key(of value: FieldValue) -> Int64 {
        switch (kind, value) {
        case (_, .none): nothingAsKey
        case (_, .number(let number)): number
        case (_, .flag(let flag)): flag ? 1 : 0
        case (.date, .text(let text)):
            (try? CivilDate(reading: text)).map { Int64($0.dayNumber) } ?? Self.nothing
        case (.word(let words), .text(let text)): words.firstIndex(of: text).map(Int64.init) ?? Self.nothing
        case (_, .text(let text)): Self.hash(text.utf8)
        default: 0
        }
    }

    /// The key where nothing is entered: a box that is not there is not ticked.
    var nothingAsKey: Int64 { kind == .flag ? 0 : Self.nothing }

    /// FNV-1a in 64 bits; never ``nothing``.
    static func hash(_ bytes: some Sequence<UInt8>) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int64(bitPattern: hash | 1)
    }
}
