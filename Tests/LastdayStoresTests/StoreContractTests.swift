import LastdayCore
import LastdayTestKit
import StoreContract
import Testing

/// Every sort of store keeps the contract of all stores.
@Suite struct StoreContractTests {
    @Test(arguments: StoreKind.allCases, StoreContract.clauses)
    func `every store keeps the contract`(kind: StoreKind, clause: Clause) throws {
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
