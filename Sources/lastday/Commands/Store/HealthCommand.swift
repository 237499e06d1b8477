import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Tell whether all is well: exit code 0 if so, 1 if not.",
        discussion: """
            Looks at the service, the ledger of nights, what is overdue, the journal, the clock and the store's room.
            """
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let findings = try findings()
        Listing(
            columns: [.init("Part", "part"), .init("Well", "well"), .init("What was seen", "told")],
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
