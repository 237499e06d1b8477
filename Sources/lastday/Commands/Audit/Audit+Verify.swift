import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService
import LastdayStores

extension Audit {
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Prove that no entry of the audit was changed, removed or put in.",
            discussion: """
                Every entry is tied to the one before it. Whoever makes all of these ties anew, or puts an older copy of \
                the store in its place, is found out with --journal: the journal was told each entry's tie. \
                lastday-audit(5) has the form of a tie, and whose entries in the journal count.
                """
        )

        @OptionGroup var store: StoreOptions

        @Flag(help: "Hold the audit against what this machine's journal was told of it, too.")
        var journal = false

        func run() throws {
            let store = try Stores.open(at: store.settings().store)
            let proof = try store.auditProof()
            let evidence = journal ? try JournalEvidence(on: store, depth: .whole) : nil
            if let fault = proof.fault {
                // Of entries that are missing at its end, the journal tells which they were.
                let gap = fault.isAtTheEnd ? evidence?.verdict.gap : nil
                throw AuditIsForged(
                    place: store.place,
                    fault: gap.map { AuditVerdict.gap($0).told } ?? "\(fault)"
                )
            }
            if let evidence {
                for forgery in evidence.forgeries { say(forgery) }
                switch evidence.verdict {
                case .agrees:
                    say("as the journal was told: \(counted(evidence.agreeing, "entry", "entries")) of it")
                case .nothingTold, .incomparable:
                    throw AuditNotCompared(place: store.place, why: evidence.verdict.told)
                case .gap, .another, .torn:
                    throw AuditIsForged(place: store.place, fault: evidence.verdict.told)
                }
            }
            say("\(counted(proof.count, "entry is", "entries are")) as written; head \(proof.head)")
        }
    }
}

/// An audit that somebody has written into, or taken back.
private struct AuditIsForged: Explained {
    let place: String
    let fault: String
    var kind: FailureKind { .badData }
    var description: String { "the audit of \(place) is not as it was written: \(fault)" }
}

/// A journal that cannot speak for or against the store.
private struct AuditNotCompared: Explained {
    let place: String
    let why: String
    var kind: FailureKind { .unavailable }
    var description: String { "\(place): \(why)" }
}
