public import LastdayRules

extension Store {
    /// Decides on an occasion that a test has made beforehand.
    @discardableResult
    public func decide<Outcome: Sendable>(
        on occasion: Occasion,
        _ rule: (any Records) throws -> Decision<Outcome>
    ) throws -> Decided<Outcome> {
        try decide(on: { _ in occasion }) { records, _ in try rule(records) }
    }

    /// Decides step by step on an occasion that a test has made beforehand.
    @discardableResult
    public func decide<Outcome: Sendable>(
        on occasion: Occasion,
        keeping isToKeep: Bool,
        inSteps step: (any Records & Notes) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try decide(on: { _ in occasion }, keeping: isToKeep) { records, _ in try step(records) }
    }
}
