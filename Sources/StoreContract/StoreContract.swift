/// What every store promises, clause by clause, for authors of a store to run over it.
///
/// It needs no test library: a clause that is broken throws a ``Breach``. With swift-testing:
///
///     @Test(arguments: StoreContract.clauses) func `the store keeps its contract`(clause: Clause) throws {
///         try clause.check(MyStoreMaker())
///     }
public enum StoreContract {
    /// All clauses.
    ///
    /// Each clause makes its own stores, so clauses can be checked in any order and in parallel.
    public static let clauses: [Clause] = [
        Beginning.clauses, Keeping.clauses, LookingUp.clauses, Spelling.clauses, Listing.clauses,
        WhatIsDue.clauses,
        Ledger.clauses, AuditTrail.clauses, Transactions.clauses, Steps.clauses, SeveralHandles.clauses,
        NeverDeleting.clauses, BadValues.clauses, Delivery.clauses, Adopting.clauses, Zones.clauses,
        LookAlikes.clauses, Sizes.clauses, Serving.clauses,
    ].flatMap(\.self)
}
