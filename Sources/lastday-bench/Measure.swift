import ArgumentParser
import LastdayCommandLine

/// Measures figures, and prints them next to their floors.
struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure some figures, or all of them.",
        discussion: """
            Build the programs first: swift build -c release. A figure that cannot be measured is told, and the others \
            are measured all the same. The figures:

            \(Figures.all.map { "  \($0.name): \($0.about)" }.joined(separator: "\n"))

            A floor is the same work done with as little as possible: bare SQL statements through SQLite's C library, the \
            sqlite3 shell, or CPython where the design names it. Districts come from a seeded generator, so each run \
            measures the same. A hundred thousand closings under the real journal are Tests/EndToEnd/104.
            """
    )

    @Option(help: "How to answer.")
    var format = Report.Format.table

    @Option(help: "How large the districts are: small, full, or a number of accounts.")
    var scale = Scale.full

    @Option(help: "How often each is measured.")
    var runs = 5

    @Option(help: ArgumentHelp("Where the districts are made, on the disk to measure.", valueName: "folder"))
    var folder = "/var/tmp"

    @Argument(help: "The figures to measure; all unless told otherwise.")
    var names: [String] = []

    func validate() throws {
        guard runs > 0 else { throw ValidationError("--runs has to be 1 or more") }
        for name in names where !Figures.all.contains(where: { $0.name == name }) {
            throw ValidationError("there is no figure \(name)")
        }
    }

    func run() throws {
        let bench = try Bench(scale: scale, runs: runs, in: folder)
        defer { bench.clear() }
        var findings: [Finding] = []
        var failures: [String] = []
        for figure in Figures.all where names.isEmpty || names.contains(figure.name) {
            do {
                findings += try figure.measure(bench)
            } catch {
                failures.append("\(figure.name): \(error)")
            }
        }
        print(Report(findings, of: bench).text(as: format), terminator: "")
        guard failures.isEmpty else {
            throw BenchFailure("not measured: \(failures.joined(separator: "; "))")
        }
    }
}
