import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService
import LastdayStores

extension Audit {
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Prove that no entry of the audit was changed, removed or put in.",
            discussion: """
                Every entry is tied to the one before it. Whoever makes all of these ties anew is found out with \
                --journal: with each run the journal was told how the audit ends.
                """
        )

        @OptionGroup var store: StoreOptions

        @Flag(help: "Hold the audit against what this machine's journal was told of it, too.")
        var journal = false

        func run() throws {
            let store = try Stores.open(at: store.settings().store)
            let proof = try store.auditProof()
            if let fault = proof.fault { throw AuditIsForged(place: store.place, fault: fault) }
            if journal {
                let heads = AuditHeads.told(ofStoreAt: store.place)
                guard !heads.isEmpty else { throw NoHeadsInTheJournal(place: store.place) }
                if let fault = try store.read({ try $0.fault(of: proof, against: heads) }) {
                    throw AuditIsForged(place: store.place, fault: fault)
                }
                say("as the journal was told after \(counted(heads.count, "run", "runs"))")
            }
            say("\(counted(proof.count, "entry is", "entries are")) as written; head \(proof.head)")
        }
    }
}

/// An audit that somebody has written into.
private struct AuditIsForged: Failure {
    let place: String
    let fault: AuditFault
    var kind: FailureKind { .badData }
    var description: String { "the audit of \(place) is not as it was written: \(fault)" }
}

/// A journal that knows nothing of the store.
private struct NoHeadsInTheJournal: Failure {
    let place: String
    var kind: FailureKind { .unavailable }
    var description: String {
        "the journal tells nothing of \(place) that may be read here; members of systemd-journal and root read all of it"
    }
}
