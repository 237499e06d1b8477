import ArgumentParser
import LastdayCommandLine
import LastdayImport
import LastdayCore
import LastdayService

/// The options that say what a file's columns mean; the same for every command that reads one.
struct ColumnOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Say what one of the district's own headings means, for example \"Login Kennung=Username\".",
            discussion: "May be given more than once. The configuration has the same in [columns].",
            valueName: "heading=field"
        )
    )
    var column: [String] = []

    @Option(
        help: ArgumentHelp(
            "Say that a column does not matter.",
            discussion: "May be given more than once.",
            valueName: "heading"
        )
    )
    var ignoreColumn: [String] = []

    func validate() throws {
        for one in column where !one.dropFirst().contains("=") {
            throw ValidationError(
                "--column \(one) names no field; write \"HEADING=FIELD\", as in \"Login Kennung=Username\""
            )
        }
    }

    /// Returns the choices of the configuration and of the command line.
    ///
    /// - Throws: ``LastdayImport/BadColumnSetting``, ``LastdayImport/UnknownField``, or what the settings or the store throw.
    func choices(with store: StoreOptions) throws -> ColumnChoices {
        let settings = try store.settings()
        var choices = try ColumnChoices(configuredBy: settings)
        choices.zone = try store.policy().zone
        for heading in ignoreColumn { choices.ignore(heading) }
        choices.included = Set(settings.included)
        for one in column {
            // A heading may have an equals sign in it; a field has none.
            guard let mark = one.lastIndex(of: "=") else { continue }
            try choices.name(String(one[..<mark]), as: String(one[one.index(after: mark)...]))
        }
        return choices
    }
}

extension ColumnChoices {
    /// Creates the choices that the configuration makes.
    ///
    /// - Throws: ``LastdayImport/BadColumnSetting``.
    init(configuredBy settings: Settings) throws {
        try self.init(
            columns: settings.columns,
            kept: settings.keptColumns,
            ignored: settings.ignoredColumns
        )
    }
}
