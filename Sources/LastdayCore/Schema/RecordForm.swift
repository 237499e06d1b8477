/// The fields and rules of one kind of record, without the record's type.
///
/// It does the work of ``RecordSchema`` with none of it generic: a night goes over a hundred fields for each
/// account that it closes.
public final class RecordForm: Sendable {
    /// The kind of record.
    public let kind: RecordKind
    /// The fields in their order; the first identifies a record.
    public let fields: [FieldForm]
    /// The rules between several fields.
    public let rules: [RecordRule]
    /// The places of the required fields: a bit for each, the first the lowest.
    public let required: UInt64
    /// The places of all fields: a bit for each, the first the lowest.
    public let all: UInt64

    init(_ kind: RecordKind, _ fields: [FieldForm], _ rules: [RecordRule]) {
        (self.kind, self.fields) = (kind, fields)
        self.rules = rules.map { $0.placed(among: fields) }
        required = fields.indices.reduce(0) { $0 | (fields[$1].isRequired ? 1 << $1 : 0) }
        all = fields.indices.reduce(0) { $0 | 1 << $1 }
    }

    /// The numbers that may be entered: those that every reader of JSON reads exactly (RFC 8259, section 6).
    public static let numbers: ClosedRange<Int64> = 0...1 << 53

    /// The names of the fields.
    public var names: [String] { fields.map(\.text) }

    /// Returns the place of the field of that name, which must exist.
    public func place(of name: String) -> Int {
        guard let place = fields.firstIndex(where: { $0.text == name }) else {
            preconditionFailure("records of kind \(kind.rawValue) have no field \(name)")
        }
        return place
    }

    /// Returns whether this version or an earlier one writes records of this kind under these headings.
    public func isWritten(under headings: [String]) -> Bool {
        headings == fields.filter { headings.contains($0.text) || !$0.isLater }.map(\.text)
    }

    /// Returns the first inadmissible value in the fields at these places, or else the first rule that the
    /// record breaks; nil if there is none.
    func fault(in record: UnsafeRawPointer, at places: UInt64) -> RecordFault? {
        for (place, field) in fields.enumerated() where places & 1 << place != 0 && field.type.isFree {
            let value = field.value(record)
            if value.hasNull {
                return RecordFault(field: field.text, fault: "U+0000 is not allowed in a text")
            }
            if case .number(let number) = value, !Self.numbers.contains(number) {
                let fault = "\(number) is not a whole number from 0 to \(Self.numbers.upperBound)"
                return RecordFault(field: field.text, fault: fault)
            }
            if !field.mayBeEmpty, value == .text("") {
                return RecordFault(field: field.text, fault: "must not be empty")
            }
        }
        return brokenRule(in: record)
    }

    /// Returns the first rule that a record breaks; nil if there is none.
    func brokenRule(in record: UnsafeRawPointer) -> RecordFault? {
        for rule in rules
        where rule.isBroken(
            isEntered: { fields[$0].isEntered(record) },
            has: { fields[$0].value(record) == .text($1) }
        ) {
            return RecordFault(field: rule.field, fault: rule.fault)
        }
        return nil
    }

    /// Returns the places of the fields in which two records differ: a bit for each, the first the lowest.
    func differences(_ before: UnsafeRawPointer, _ after: UnsafeRawPointer) -> UInt64 {
        var places: UInt64 = 0
        for (place, field) in fields.enumerated() where !field.isSame(before, after) { places |= 1 << place }
        return places
    }
}

/// A field of a record and what is wrong with it.
struct RecordFault {
    let field: String
    let fault: String
}

extension FieldValue {
    fileprivate var hasNull: Bool {
        switch self {
        case .text(let text), .json(let text): text.utf8.contains(0)
        case .list(let texts): texts.contains { $0.utf8.contains(0) }
        case .named(let texts): texts.contains { $0.name.utf8.contains(0) || $0.text.utf8.contains(0) }
        case .none, .flag, .number: false
        }
    }
}
