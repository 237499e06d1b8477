import Foundation
import LastdayImport
import LastdayCore
import LastdayStores
import LastdayTestKit

/// A bench for trying inputs: a folder, and a small store that no input may change.
final class Bench {
    let folder: String
    let zone: Zone
    let policy: Policy
    private let store: any ServableStore
    private let digest: String

    init(in folder: String) throws {
        self.folder = folder
        zone = Zone(name: "UTC", rules: try ZoneRules(zoneFile: Seeds.zone("UTC")))
        policy = Policy(zone: zone)
        store = try Stores.make(at: "\(folder)/lastday.db")
        try Self.run(
            on: store,
            policy,
            "Username,Last Name,First Name,Employee ID,Email\nalee,Lee,Al,7,a@b.org\n",
            in: folder
        )
        digest = try store.read { try Digest(of: $0).text }
    }

    /// Writes an input to a file in the folder, and returns its path.
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    /// Rehearses an import: runs its steps in the store without committing what they decide.
    func rehearse(
        _ steps: (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<
            Importing.Summary?
        >
    )
        throws
    {
        let context = ActionContext(
            at: Instant(seconds: 1_796_000_000),
            actor: Actor(name: "fuzz", uid: 0),
            command: "import"
        )
        _ = try store.decide(on: context, keeping: false) { try steps($0, policy, context) }
    }

    /// Decides on a list of departures from the store's records, without writing the decision.
    func queue(_ rows: [DepartureRow]) throws {
        let context = ActionContext(
            at: Instant(seconds: 1_796_000_000),
            actor: Actor(name: "fuzz", uid: 0),
            command: "queue"
        )
        _ = try store.read { records in
            try BatchQueueing.decide(
                rows,
                employments: .only,
                keepingAssignments: false,
                leavingEnabled: false,
                overridingProtection: false,
                in: records,
                under: policy,
                on: context
            )
        }
    }

    /// Ends the program if an input has changed the store or left files behind.
    func lookForTraces() throws {
        guard try store.read({ try Digest(of: $0).text }) == digest, try store.faults().isEmpty else {
            fatalError("the store was changed by what was not kept")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasPrefix("lastday-")
        }
        guard left.isEmpty else { fatalError("left behind: \(left)") }
    }

    private static func run(on store: any ServableStore, _ policy: Policy, _ text: String, in folder: String)
        throws
    {
        let path = "\(folder)/first.csv"
        try Data(text.utf8).write(to: URL(filePath: path))
        guard case .feed(let feed) = try Seeds.open(path) else { return }
        let context = ActionContext(
            at: Instant(seconds: 1_796_000_000),
            actor: Actor(name: "fuzz", uid: 0),
            command: "import"
        )
        let steps:
            (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<
                Importing.Summary?
            > =
                Importing.steps(through: feed.next)
        _ = try store.decide(on: context, keeping: true) { try steps($0, policy, context) }
    }
}
