import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
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
                return [.text(finding.part.rawValue), isWell, .text(finding.told)]
            },
            emptiness: ""
        ).write(as: output.format)
        guard findings.allSatisfy({ $0.isWell != false }) else { throw ExitCode(1) }
    }

    private func findings() throws -> [Health.Finding] {
        let witness = try store.witness()
        do {
            let office = try store.office()
            let now = office.clock.now()
            let vitals = try office.store.read { try Vitals(at: now, in: $0, under: office.policy) }
            let evidence = try witness.evidence(with: office.store)
            return Health.findings(vitals, evidence, at: now, in: office.policy.zone)
        } catch let failure as StoreFailure where failure.kind != .notPermitted {
            return Health.findings(of: failure, witness.evidence())
        }
    }
}
