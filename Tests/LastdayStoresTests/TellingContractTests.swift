import Glibc
import LastdayRules
import LastdayTestKit
import Testing

@testable import LastdayStores

/// How a store remembers what the journal has been told.
@Suite struct TellingContractTests {
    private func district(_ kind: StoreKind) throws -> District {
        let district = try District(kind)
        for username in ["a", "b", "c"] { try district.add(username) }
        return district
    }

    private func untold(_ store: any Store, atMost limit: Int = 10) throws -> [Int64] {
        try store.untold(atMost: limit).entries.map(\.sequence)
    }

    @Test(arguments: StoreKind.allCases)
    func `what has not been told comes in order, again and again, until it is noted`(kind: StoreKind) throws {
        let district = try district(kind)
        let store = district.store
        #expect(try untold(store) == [1, 2, 3])
        #expect(try untold(store) == [1, 2, 3])
        #expect(try store.noteTold(from: 0, upTo: 2))
        #expect(try untold(store) == [3])
        #expect(try store.untold(atMost: 10).mark == 2)
        #expect(try store.undelivered() == 1)
        #expect(try store.noteTold(from: 2, upTo: 3))
        #expect(try untold(store).isEmpty)
        #expect(try store.undelivered() == 0)
    }

    @Test(arguments: StoreKind.allCases)
    func `a portion says whether there is more behind it`(kind: StoreKind) throws {
        let district = try district(kind)
        let store = district.store
        let portion = try store.untold(atMost: 2)
        #expect(portion.entries.map(\.sequence) == [1, 2])
        #expect(!portion.isAll)
        #expect(try store.untold(atMost: 3).isAll)
    }

    @Test(arguments: StoreKind.allCases)
    func `a portion of large entries is a small one`(kind: StoreKind) throws {
        let district = try District(kind)
        for letter in ["a", "b"] { try district.add(String(repeating: letter, count: 1 << 20)) }
        let portion = try district.store.untold(atMost: 10)
        #expect(portion.entries.map(\.sequence) == [1])
        #expect(!portion.isAll)
    }

    @Test(arguments: StoreKind.allCases)
    func `of two who have told the same, one notes it`(kind: StoreKind) throws {
        let district = try district(kind)
        let other = try district.reopened()
        #expect(try district.store.noteTold(from: 0, upTo: 1))
        #expect(try !other.noteTold(from: 0, upTo: 3))
        #expect(try untold(other) == [2, 3])
    }

    @Test(arguments: StoreKind.allCases)
    func `while one tells another does not, and everybody may write`(kind: StoreKind) throws {
        let district = try district(kind)
        let other = try district.reopened()
        let told: Bool? = try district.store.tellingAlone {
            let isTurn: Bool? = try other.tellingAlone { true }
            #expect(isTurn == nil)
            try district.add("d")
            let occasion = Occasion(at: district.now, actor: District.actor, command: "test")
            _ = try other.decide(on: occasion) {
                try Disabling.decide("a", in: $0, under: district.policy, on: occasion)
            }
            return true
        }
        #expect(told == true)
        #expect(try other.tellingAlone { true } == true)
    }

    @Test(arguments: StoreKind.allCases)
    func `whoever failed in the midst keeps the turn until the next try`(kind: StoreKind) throws {
        let district = try district(kind)
        let other = try district.reopened()
        #expect(throws: StoreFailure.self) {
            _ = try district.store.tellingAlone { throw StoreFailure.busy("it") } as Bool?
        }
        #expect(try other.tellingAlone { true } == nil)
        #expect(try district.store.tellingAlone { true } == true)
        #expect(try other.tellingAlone { true } == true)
    }

    @Test(arguments: StoreKind.allCases)
    func `the turn to tell is not the right to serve`(kind: StoreKind) throws {
        let district = try district(kind)
        let file = open(district.store.lockFile, O_RDWR | O_CLOEXEC)
        defer { close(file) }
        var served = flock(l_type: Int16(F_WRLCK), l_whence: 0, l_start: 1 << 62, l_len: 1, l_pid: 0)
        #expect(fcntl(file, FileLock.setCommand, &served) == 0)
        #expect(try district.store.tellingAlone { true } == true)
    }
}
