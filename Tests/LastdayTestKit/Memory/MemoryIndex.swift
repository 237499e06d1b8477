import LastdayRules

/// What records are known by, and what they are under.
struct MemoryIndex: Sendable {
    private var known: [RecordKind: [[UInt8]: Int64]] = [:]
    private var under: [RecordKind: [Int64: Set<Int64>]] = [:]
    private(set) var highest: [RecordKind: Int64] = [:]
    private(set) var counts: [RecordKind: Int] = [:]

    /// The record of that sort that is known by that text, byte for byte.
    func number(of sort: RecordKind, known text: String) -> Int64? { known[sort]?[Array(text.utf8)] }

    /// The records of that sort that are under that one, by number.
    func numbers(of sort: RecordKind, under number: Int64) -> [Int64] { under[sort]?[number]?.sorted() ?? [] }

    /// Takes a record, and what it was before.
    mutating func put(_ record: any Recorded, before: (any Recorded)?) {
        let sort = type(of: record).sort
        if let before {
            if let text = before.knownBy { known[sort]?[Array(text.utf8)] = nil }
            if let parent = before.parent { under[sort]?[parent]?.remove(before.number) }
        } else {
            counts[sort, default: 0] += 1
        }
        if let text = record.knownBy { known[sort, default: [:]][Array(text.utf8)] = record.number }
        if let parent = record.parent { under[sort, default: [:]][parent, default: []].insert(record.number) }
        highest[sort] = max(highest[sort, default: 0], record.number)
    }
}

extension Recorded {
    /// What no other record of its sort may have.
    var knownBy: String? {
        switch self {
        case let person as Person: person.districtID
        case let account as UserAccount: account.username
        case let document as Document: "\(document.person) \(document.kind) \(document.reference)"
        case let departure as Offboarding: departure.state == .queued ? "\(departure.account)" : nil
        default: nil
        }
    }

    /// The number of the record that it is under.
    fileprivate var parent: Int64? {
        switch self {
        case let account as UserAccount: account.person
        case let employment as Employment: employment.person
        case let assignment as Assignment: assignment.employment
        case let document as Document: document.person
        case let departure as Offboarding: departure.account
        default: nil
        }
    }
}
