public import LastdayMessages
public import LastdayCore

/// What the configuration says of a column cannot be so.
public struct BadColumnSetting: Explained, Equatable {
    /// The table or key of the configuration.
    let key: String
    let fault: String

    /// The kind of failure.
    public var kind: FailureKind { .configuration }

    /// The message.
    public var description: String { "\(key): \(fault)" }
}

extension ColumnChoices {
    /// Creates the choices that the configuration makes.
    ///
    /// - Parameters:
    ///   - columns: The fields of the district's own headings.
    ///   - kept: The headings of the columns to store although they set no field.
    ///   - ignored: The headings of the columns that do not matter.
    /// - Throws: ``BadColumnSetting`` if a field is not known, or a column is never stored.
    public init(columns: [String: String], kept: [String], ignored: [String]) throws(BadColumnSetting) {
        self.init()
        for (heading, field) in columns.sorted(by: { $0.key < $1.key }) {
            do throws(UnknownField) {
                try name(heading, as: field)
            } catch {
                throw BadColumnSetting(key: "[columns]", fault: error.description)
            }
        }
        for heading in kept {
            if let kind = NeverStored.kind(of: heading) {
                throw BadColumnSetting(
                    key: "import.keep_columns",
                    fault: "column \(quoted(heading)) is never stored (\(kind.name)); remove it"
                )
            }
            keep(heading)
        }
        for heading in ignored { ignore(heading) }
    }
}
