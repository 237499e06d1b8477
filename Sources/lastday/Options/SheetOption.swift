import ArgumentParser

/// The option that names a sheet of a workbook.
struct SheetOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The sheet of a workbook; by default, the first one with cells.",
            valueName: "name"
        )
    )
    var sheet: String?
}
