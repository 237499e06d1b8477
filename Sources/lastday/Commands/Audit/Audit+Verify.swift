import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdayStores

extension Audit {
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Prove that no audit entry was changed, removed or inserted.",
            usage: "lastday audit verify [<options>]",
            discussion: """
                Every entry has a link to the one before it. --journal also detects that somebody has computed all links \
                anew, or has put an older copy of the store in its place, because each link is sent to the journal. \
                lastday-audit(5) describes the links, and whose entries in the journal count.
                """
        )

        @Flag(help: "Also compare the audit with what was sent to this machine's journal.")
        var journal = false

        @OptionGroup var store: StoreOptions

        func run() throws {
            let store = try Stores.open(at: store.settings().store)
            let proof = try store.auditProof()
            let evidence = journal ? try JournalEvidence(on: store, depth: .whole) : nil
            if let fault = proof.fault {
                // If entries are missing at the end, the journal says which.
                let gap = fault.isAtTheEnd ? evidence?.verdict.gap : nil
                throw AuditIsForged(
                    place: store.place,
                    fault: gap.map { AuditVerdict.gap($0).displayText } ?? "\(fault)"
                )
            }
            if let evidence {
                for forgery in evidence.forgeries { say(forgery) }
                switch evidence.verdict {
                case .agrees:
                    say("\(counted(evidence.agreeing, "entry agrees", "entries agree")) with the journal")
                case .nothingDelivered, .incomparable:
                    throw AuditNotCompared(place: store.place, why: evidence.verdict.displayText)
                case .gap, .another, .torn:
                    throw AuditIsForged(place: store.place, fault: evidence.verdict.displayText)
                }
            }
            say("\(counted(proof.count, "entry is", "entries are")) intact; head \(proof.head)")
        }
    }
}

/// The failure if the audit was changed, or replaced by an older one.
private struct AuditIsForged: Explained {
    let place: String
    let fault: String
    var kind: FailureKind { .badData }
    var description: String { "the audit of \(place) is not as it was written: \(fault)" }
}

/// The failure if the journal has nothing to compare the audit with.
private struct AuditNotCompared: Explained {
    let place: String
    let why: String
    var kind: FailureKind { .unavailable }
    var description: String { "\(place): \(why)" }
}
