public import LastdayCore

extension Store {
    /// Decides in a context that a test has made beforehand.
    @discardableResult
    public func decide<Outcome: Sendable>(
        on context: ActionContext,
        _ rule: (any RecordReader) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        try decide(on: { _ in context }) { records, _ in try rule(records) }
    }

    /// Decides step by step in a context that a test has made beforehand.
    @discardableResult
    public func decide<Outcome: Sendable>(
        on context: ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try decide(on: { _ in context }, keeping: isToKeep) { records, _ in try step(records) }
    }
}
