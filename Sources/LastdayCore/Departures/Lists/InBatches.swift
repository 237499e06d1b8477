/// How many events of a large decision a step hands to the store.
private let portion = 1_000

/// The steps of an act that is decided at one go and may come to many events: they are written a portion at a time, so that
/// something can come in between, in one transaction all the same.
///
/// - Parameter rule: Decides; asked once.
/// - Returns: Steps for ``Store/decide(on:keeping:inSteps:)``.
public func inBatches<Outcome: Sendable>(
    _ rule: @escaping (any RecordReader, Policy, ActionContext) throws -> Decision<Outcome>
) -> (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<Outcome?> {
    var decision: Decision<Outcome>?
    var rest: ArraySlice<Event> = []
    return { records, policy, context in
        if decision == nil {
            decision = try rule(records, policy, context)
            rest = decision?.events[...] ?? []
        }
        let next = rest.prefix(portion)
        rest = rest.dropFirst(portion)
        return Decision(Array(next), rest.isEmpty ? decision?.outcome : nil)
    }
}
