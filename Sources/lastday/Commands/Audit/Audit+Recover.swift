import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

extension Audit {
    struct Recover: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "recover",
            abstract:
                "List the acts that the journal has and the store lacks, and what to type for each.",
            usage: "lastday audit recover [<options>]",
            discussion: """
                If an older copy of the store was put in its place, it lacks what was done since then, and accounts that \
                were closed may be open again. Nothing is written to such a store. Put the newer one back if there is one. \
                Otherwise accept with --accept that these acts are lost, which the audit records for ever, and then type \
                the commands that are listed. Nothing else is changed.
                """
        )

        @Option(
            help: ArgumentHelp(
                "Accept that the acts up to this number, the last in the list, are lost to the store.",
                valueName: "number"
            )
        )
        var accept: Int64?

        @OptionGroup var output: OutputOptions
        @OptionGroup var store: StoreOptions

        func run() throws {
            let runner = try store.runnerForRecovery()
            let evidence = try JournalEvidence(on: runner.store, depth: .far)
            if let accept {
                let gap = try runner.run(AcceptedGap.command(upTo: accept)) { _, _, _ in
                    try AcceptedGap.decide(upTo: accept, of: evidence.verdict.gap)
                }.outcome
                say("accepted: the acts up to entry \(gap.highest) are in the journal but not in the store")
            }
            let now = runner.clock.now()
            let remedies = try runner.store.read {
                try Recovering.remedies(for: evidence.lost, in: $0, under: runner.policy, at: now)
            }
            write(evidence, remedies, runner.policy.zone)
            if evidence.hasMoreLost {
                complain("older ones are missing too; these are the \(evidence.lost.count) newest")
            }
            if output.format == .table, accept == nil { advise(evidence.verdict) }
        }

        private func write(_ evidence: JournalEvidence, _ remedies: [Int64: Recovering.Remedy], _ zone: Zone)
        {
            let isTable = output.format == .table
            Listing(
                columns: [
                    .init("No", "sequence"), .init("At", "at"), .init("What was done", "told", shrinks: true),
                    .init(nil, "event"), .init(nil, "username"), .init(nil, "expires_on"), .init(nil, "run"),
                    .init(nil, "night"), .init(nil, "person"), .init(nil, "actor"), .init(nil, "command"),
                    .init(nil, "sent_by_uid"), .init(nil, "link"), .init("Type", "type"),
                ],
                rows: evidence.lost.map { journaled in
                    [
                        .number(journaled.sequence),
                        isTable ? .text(HumanDates(in: zone).instant(journaled.at)) : .instant(journaled.at),
                        .text(journaled.sentence), .text(journaled.event), .optional(journaled.username),
                        .date(journaled.expiresOn),
                        journaled.run.map { .number($0) } ?? .none, .date(journaled.night),
                        journaled.person.map { .number($0) } ?? .none, .text(journaled.actor),
                        .text(journaled.command),
                        .number(Int64(journaled.sender)), .text(journaled.link.description),
                        .optional(remedies[journaled.sequence]?.description),
                    ]
                },
                emptiness: evidence.verdict.isWell
                    ? "nothing is known to be missing: \(evidence.verdict.displayText)"
                    : evidence.verdict.displayText
            ).write(as: output.format)
        }

        private func advise(_ verdict: AuditVerdict) {
            guard let gap = verdict.gap else { return }
            say(
                "nothing is written to the store until the newer one is back, or these acts are accepted as lost with: "
                    + "lastday \(AcceptedGap.command(upTo: gap.highest)); then type what is listed for each"
            )
        }
    }
}
