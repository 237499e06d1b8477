import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Check whether all is well: exit code 0 if so, 1 if not.",
        usage: "lastday health [<options>]",
        discussion: """
            Checks the service, the ledger of nights, overdue accounts, the journal, the clock, and the free space for the store.
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let findings = try findings()
        Listing(
            columns: [.init("Check", "part"), .init("OK", "well"), .init("Detail", "told")],
            rows: findings.map { finding in
                let isWell = finding.isWell.map { FieldValue.flag($0) } ?? .none
                return [.text(finding.part.rawValue), isWell, .text(finding.displayText)]
            },
            emptiness: ""
        ).write(as: output.format)
        guard findings.allSatisfy({ $0.isWell != false }) else { throw ExitCode(1) }
    }

    private func findings() throws -> [Health.Finding] {
        let probe = try store.probe()
        do {
            let runner = try store.runner()
            let now = runner.clock.now()
            let snapshot = try runner.store.read { try HealthSnapshot(at: now, in: $0, under: runner.policy) }
            let evidence = try probe.observations(with: runner.store)
            return Health.findings(snapshot, evidence, at: now, in: runner.policy.zone)
        } catch let failure as StoreFailure where failure.kind != .notPermitted {
            return Health.findings(of: failure, probe.observations())
        }
    }
}
