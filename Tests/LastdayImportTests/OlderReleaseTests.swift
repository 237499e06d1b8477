import Foundation
import LastdayImport
import LastdayCore
import LastdayStores
import LastdayTestKit
import Testing

/// Two stores and two exports of the same small district in Tests/Releases, written by release 0.1.0.
@Suite final class OlderReleaseTests {
    private static let release = Checkout.root.appending(path: "Tests/Releases/0.1.0")
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "lastday-test-\(UUID().uuidString)"
    )

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The digest that the release wrote into its export.
    private func digest() throws -> String {
        let text = try String(contentsOf: Self.release.appending(path: "export.json"), encoding: .utf8)
        let end = try #require(text.range(of: "\"digest\": \""))
        return String(text[end.upperBound...].prefix(64))
    }

    /// Opens a copy of one of the release's stores.
    private func store(_ name: String, _ others: String...) throws -> any Store {
        for name in [name] + others {
            try FileManager.default.copyItem(
                at: Self.release.appending(path: name),
                to: folder.appending(path: name)
            )
        }
        return try Stores.open(at: folder.appending(path: name).path)
    }

    /// Restores one of the release's exports into a new store.
    private func restored(_ name: String) throws -> any Store {
        let store = try Stores.make(at: folder.appending(path: "\(name.hashValue).db").path)
        guard case .export(let export) = try Source.open(path: Self.release.appending(path: name).path) else {
            throw StoreFailure.missing(name)
        }
        try store.adopt(
            keeping: true,
            { try export.next() },
            delivered: { try export.deliveryMarks() },
            zone: { try export.zone() },
            check: { _ = try export.check($0) }
        )
        return store
    }

    @Test func `stores and exports of release 0.1.0 are read unchanged and can be written`() throws {
        let digest = try digest()
        for store in [
            try store("lastday.db"), try store("accounts.json", "accounts.audit.jsonl"),
            try restored("export.json"), try restored("export"),
        ] {
            #expect(try store.read { try Digest(of: $0).text } == digest, "\(store.place)")
            #expect(try store.faults() == [], "\(store.place)")
            let account = try #require(try store.read { try $0.account(named: "alee") })
            #expect(account.accountType == nil && account.homepage == "Campus Instruction")
            var typed = account
            typed.accountType = .staff
            let context = ActionContext(
                at: Instant(seconds: 1_900_000_000),
                actor: District.actor,
                command: "test"
            )
            try store.decide(on: context) { _ in
                Decision([Event(.imported, to: typed, [Change(from: account, to: typed)])], ())
            }
            #expect(try Stores.open(at: store.place).read { try $0.account(named: "alee") } == typed)
            #expect(try store.faults() == [], "\(store.place)")
        }
    }
}
