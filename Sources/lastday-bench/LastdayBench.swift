import ArgumentParser
import LastdayCommandLine

/// The benchmark: every figure of the design, each next to its floor in the same run.
@main
struct LastdayBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lastday-bench",
        abstract: "Measure every figure of the design, each beside its floor in the same run.",
        version: lastdayVersion,
        subcommands: [Measure.self, Work.self],
        defaultSubcommand: Measure.self
    )

    static func main() async { await Program.run(Self.self) }
}
