import LastdayCore

/// Expects a value to be equal to another one.
func expect<Value: Equatable>(
    _ found: Value,
    is expected: Value,
    _ what: String = "",
    at file: StaticString = #fileID,
    _ line: UInt = #line
) throws(Breach) {
    guard found != expected else { return }
    throw Breach(description: "\(file):\(line): \(what) expected \(expected), found \(found)")
}

/// Expects a condition to hold.
func expect(
    _ isTrue: Bool,
    _ what: String,
    at file: StaticString = #fileID,
    _ line: UInt = #line
) throws(Breach) {
    guard !isTrue else { return }
    throw Breach(description: "\(file):\(line): expected \(what)")
}

/// Expects the body to throw an error that satisfies the predicate.
func expectThrow(
    _ what: String,
    _ isWanted: (any Error) -> Bool,
    at file: StaticString = #fileID,
    _ line: UInt = #line,
    _ body: () throws -> Void
) throws {
    do {
        try body()
    } catch {
        return try expect(isWanted(error), "\(what), thrown \(error)", at: file, line)
    }
    throw Breach(description: "\(file):\(line): expected \(what), nothing was thrown")
}

/// Expects a store to refuse a change as bad data, to say where, and to store nothing of it.
func expectRefusal(
    of change: Change,
    by store: any Store,
    _ what: String,
    at file: StaticString = #fileID,
    _ line: UInt = #line
) throws {
    let before = try everything(in: store)
    try expectThrow("a refusal of \(what)", isRefusal(by: store), at: file, line) {
        try store.write([change])
    }
    try expect(try everything(in: store) == before, "nothing kept of \(what)", at: file, line)
}

/// Returns whether an error is the store's refusal of bad data that names its place.
func isRefusal(by store: any Store) -> (any Error) -> Bool {
    { error in
        guard let failure = error as? StoreFailure else { return false }
        return failure.kind == .badData && "\(failure)".contains(store.place)
    }
}

/// An error of the contract's own, which no store throws.
struct Interruption: Error {}

func isInterruption(_ error: any Error) -> Bool { error is Interruption }

/// Returns everything that a store holds, in the order of copies.
func everything(in store: any Store) throws -> [StoredRecord] {
    try store.read { records in
        var all: [StoredRecord] = []
        try records.forEachRecord { all.append($0) }
        return all
    }
}

extension Store {
    /// Writes changes, each with an event of its own.
    @discardableResult
    func write(_ changes: [Change], at instant: Instant = Sample.monday) throws -> [AuditEntry] {
        try decide(on: { _ in Sample.context(at: instant) }) { _, _ in
            Decision(changes.map { Event(.imported, [$0]) }, ())
        }.entries
    }
}
