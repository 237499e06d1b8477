/// The number of events of a large decision that a step hands to the store.
private let portion = 1_000

/// Returns the steps of an act that is decided at once but may have many events.
///
/// They are written in batches, so that other work can come in between, but still in one transaction.
///
/// - Parameter rule: The rule that decides; called once.
/// - Returns: Steps for ``Store/decide(on:keeping:inSteps:)``. They throw what the rule throws.
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
