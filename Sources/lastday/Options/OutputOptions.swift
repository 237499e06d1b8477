import ArgumentParser

/// The output format of commands that only read.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    @Option(help: "Output format.")
    var format = Format.table
}
