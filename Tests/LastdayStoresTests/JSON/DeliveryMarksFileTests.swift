import Foundation
import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayStores

/// Tests of the delivery marks of a JSON store, whose file is shared with older releases.
@Suite struct DeliveryMarksFileTests {
    private let district: District
    private let directory = AuditTarget("ldap:main") ?? .journal
    private let hook = AuditTarget("hook") ?? .journal

    init() throws {
        district = try .json()
        for name in ["a", "b", "c", "d"] { try district.add(name) }
    }

    private var file: URL { URL(filePath: JSONStore.lockFile(of: district.path)) }

    /// Writes the first line as a release that knows only the journal does.
    private func noteAsBefore(_ last: Int) throws {
        let handle = try FileHandle(forWritingTo: file)
        try handle.write(contentsOf: Data(String(format: "told_up_to %020d\n", last).utf8))
        try handle.close()
    }

    private func marks(_ store: any ServableStore) throws -> [String] {
        try store.read { try $0.deliveryMarks().all.map { "\($0.target) \($0.mark)" } }
    }

    @Test func `the journal's mark is shared with older releases, which read and write it`()
        throws
    {
        try noteAsBefore(3)
        #expect(try marks(district.store) == ["journal 3"])
        #expect(try district.store.noteDelivered(to: .journal, from: 3, upTo: 4))
        #expect(try String(contentsOf: file, encoding: .utf8) == "told_up_to 00000000000000000004\n")
    }

    @Test func `an older release that moves the journal's mark leaves the other marks alone`() throws {
        let store = district.store
        #expect(try store.noteDelivered(to: directory, from: 0, upTo: 2))
        #expect(try store.noteDelivered(to: hook, from: 0, upTo: 1))
        try noteAsBefore(3)
        #expect(try marks(store) == ["hook 1", "journal 3", "ldap:main 2"])
        #expect(try store.noteDelivered(to: directory, from: 2, upTo: 4))
        #expect(try marks(district.reopened()) == ["hook 1", "journal 3", "ldap:main 4"])
        #expect(try Data(contentsOf: file).prefix(32) == Data("told_up_to 00000000000000000003\n".utf8))
    }

    @Test(arguments: [33, 130, 200, 255])
    func `an incomplete line is ignored and replaced by the next mark`(length: Int) throws {
        let store = district.store
        #expect(try store.noteDelivered(to: .journal, from: 0, upTo: 1))
        #expect(try store.noteDelivered(to: directory, from: 0, upTo: 2))
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(length))
        try handle.close()
        #expect(try marks(store) == ["journal 1"])
        #expect(try store.noteDelivered(to: hook, from: 0, upTo: 3))
        #expect(try store.noteDelivered(to: directory, from: 0, upTo: 4))
        #expect(try marks(district.reopened()) == ["hook 3", "journal 1", "ldap:main 4"])
    }

    @Test func `accepting a gap moves every mark beyond the end of the audit back to it`() throws {
        let store = district.store
        for target in [AuditTarget.journal, directory] {
            #expect(try store.noteDelivered(to: target, from: 0, upTo: 9))
        }
        #expect(try store.noteDelivered(to: hook, from: 0, upTo: 2))
        let context = ActionContext(
            at: district.now,
            actor: District.actor,
            command: AcceptedGap.command(upTo: 9)
        )
        _ = try store.decide(on: context) { _ in Decision([Event(.gapAccepted)], ()) }
        #expect(try marks(store) == ["hook 2", "journal 4", "ldap:main 4"])
        #expect(try store.undeliveredCount(to: directory) == 1)
    }
}
