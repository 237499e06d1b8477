import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayService

@Suite struct LoginIdentityTests {
    private func person(
        _ namespace: LoginIdentity.Namespace = .initial,
        uid: UInt32,
        login: UInt32? = nil,
        sudo: UInt32? = nil
    ) throws -> UInt32 {
        try LoginIdentity(namespace: namespace, uid: uid, loginUID: login, sudoUID: sudo).person()
    }

    @Test func `the login's user takes precedence over the current one and sudo's`() throws {
        #expect(try person(uid: 1_000, login: 1_000) == 1_000)
        #expect(try person(uid: 0, login: 1_000, sudo: 1_001) == 1_000)
        #expect(try person(uid: 1_002, login: 1_000) == 1_000)
    }

    @Test func `without a login, sudo's user is believed only if the process is root`() throws {
        #expect(try person(uid: 0, sudo: 1_001) == 1_001)
        #expect(try person(uid: 1_002, sudo: 1_001) == 1_002)
        #expect(try person(uid: 0) == 0)
    }

    @Test(arguments: [0, 1_000, 65_534] as [UInt32], [nil, 0, 1_001] as [UInt32?])
    func `in another user namespace no user number is believed`(uid: UInt32, other: UInt32?) {
        #expect(throws: UnidentifiedUser.isInNamespace) {
            try person(.other(.unspoken), uid: uid, login: other, sudo: other)
        }
        #expect(throws: UnidentifiedUser.hasForeignStore) {
            try person(.other(.withForeignStore), uid: uid, login: other, sudo: other)
        }
        #expect(throws: UnidentifiedUser.isUndisclosed) {
            try person(.undisclosed, uid: uid, login: other, sudo: other)
        }
    }

    @Test func `in a container with all of Lastday, logins and users are believed, and sudo is not`() throws {
        #expect(try person(.other(.whole), uid: 1_000) == 1_000)
        #expect(try person(.other(.whole), uid: 0, login: 1_000) == 1_000)
        #expect(try person(.other(.whole), uid: 0, sudo: 1_001) == 0)
    }

    @Test func `the service is believed if its user numbers are the machine's`() throws {
        func vouch(_ namespace: LoginIdentity.Namespace, keepsNumbers: Bool = false) throws {
            try LoginIdentity(namespace: namespace, keepsNumbers: keepsNumbers, uid: 998).vouchForService()
        }
        try vouch(.initial)
        try vouch(.other(.whole))
        try vouch(.other(.unspoken), keepsNumbers: true)
        #expect(throws: UnidentifiedUser.isInNamespace) { try vouch(.other(.unspoken)) }
        #expect(throws: UnidentifiedUser.hasForeignStore) { try vouch(.other(.withForeignStore)) }
        #expect(throws: UnidentifiedUser.isUndisclosed) { try vouch(.undisclosed, keepsNumbers: true) }
    }

    @Test func `a namespace keeps numbers if it maps root and the user to themselves`() {
        let ofSystemd = ["         0          0          1", "       998        998          1"]
        #expect(LoginIdentity.keepsNumbers(ofSystemd, for: 998))
        #expect(!LoginIdentity.keepsNumbers(ofSystemd, for: 997))
        #expect(LoginIdentity.keepsNumbers(["0 0 65536"], for: 998))
        #expect(!LoginIdentity.keepsNumbers(["0 1000 1"], for: 0))
        #expect(!LoginIdentity.keepsNumbers(["0 0 1"], for: 0), "which a namespace within one's own shows")
        #expect(!LoginIdentity.keepsNumbers(["0 200000 65536"], for: 998))
        #expect(!LoginIdentity.keepsNumbers([], for: 998))
    }

    @Test(arguments: [UnidentifiedUser.isInNamespace, .hasForeignStore, .isUndisclosed])
    func `an unidentified user is refused as not permitted, in one line`(refusal: UnidentifiedUser) {
        #expect(refusal.kind == .notPermitted)
        #expect(refusal.description.hasPrefix("the audit cannot say who does this"))
        #expect(!refusal.description.contains("\n"))
    }
}
