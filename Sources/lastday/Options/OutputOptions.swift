import ArgumentParser

/// In which form a reading command answers.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    @Option(help: "Output format.")
    var format = Format.table
}
