import LastdayCore

/// Expects that a value is that one.
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

/// Expects that something is true.
func expect(
    _ isTrue: Bool,
    _ what: String,
    at file: StaticString = #fileID,
    _ line: UInt = #line
) throws(Breach) {
    guard !isTrue else { return }
    throw Breach(description: "\(file):\(line): expected \(what)")
}

/// Expects that the body throws, and that the error is the one that is wanted.
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

/// Expects that the store refuses the change as bad data, says where, and has nothing of it.
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

/// Whether an error is the store's refusal of bad data that names its place.
func isRefusal(by store: any Store) -> (any Error) -> Bool {
    { error in
        guard let failure = error as? StoreFailure else { return false }
        return failure.kind == .badData && "\(failure)".contains(store.place)
    }
}

/// An error of the contract's own, which no store throws.
struct Interruption: Error {}

func isInterruption(_ error: any Error) -> Bool { error is Interruption }

/// All that a store keeps, in the order of copies.
func everything(in store: any Store) throws -> [StoredRecord] {
    try store.read { records in
        var all: [StoredRecord] = []
        try records.forEachRecord { all.append($0) }
        return all
    }
}

extension Store {
    /// Keeps these changes, each with an event of its own.
    @discardableResult
    func write(_ changes: [Change], at instant: Instant = Sample.monday) throws -> [AuditEntry] {
        try decide(on: { _ in Sample.context(at: instant) }) { _, _ in
            Decision(changes.map { Event(.imported, [$0]) }, ())
        }.entries
    }
}
