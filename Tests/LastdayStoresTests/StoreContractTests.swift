import LastdayCore
import LastdayTestKit
import StoreContract
import Testing

/// Tests that every kind of store meets the contract of all stores, and that the contract catches faults.
@Suite struct StoreContractTests {
    @Test(arguments: StoreKind.allCases, StoreContract.clauses)
    func `every store meets the contract`(kind: StoreKind, clause: Clause) throws {
        try clause.check(TemporaryStores(kind))
    }

    @Test(arguments: ForgetfulStore.requirements + ForgetfulRecords.requirements)
    func `the contract catches a store that forgets one requirement`(requirement: String) {
        let caught = StoreContract.clauses.contains { clause in
            do { try clause.check(ForgetfulStores(fault: requirement)) } catch { return true }
            return false
        }
        #expect(caught)
    }
}
