/// What every store keeps to, clause by clause, for whoever writes a store to run over it.
///
/// It needs no test library: a clause that is broken throws a ``Breach``. With swift-testing, say
///
///     @Test(arguments: StoreContract.clauses) func `the store keeps its contract`(clause: Clause) throws {
///         try clause.check(MyStoreMaker())
///     }
public enum StoreContract {
    /// All of it.
    ///
    /// Each clause has stores of its own, so that they can be checked in any order and side by side.
    public static let clauses: [Clause] = [
        Beginning.clauses, Keeping.clauses, LookingUp.clauses, Listing.clauses, WhatIsDue.clauses,
        Ledger.clauses, AuditTrail.clauses, Transactions.clauses, Steps.clauses, SeveralHandles.clauses,
        NeverDeleting.clauses, BadValues.clauses, Delivery.clauses, Adopting.clauses, Zones.clauses,
        LookAlikes.clauses, Sizes.clauses, Serving.clauses,
    ].flatMap(\.self)
}
