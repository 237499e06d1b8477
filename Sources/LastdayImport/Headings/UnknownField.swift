public import LastdayMessages
public import LastdayCore

/// A district's own heading is said to mean a field that does not exist.
public struct UnknownField: Explained, Equatable {
    let heading: String
    let field: String

    /// The kind of failure.
    public var kind: FailureKind { .usage }

    /// The message, with the field that was probably meant.
    public var description: String {
        let names = ColumnField.allCases.filter { $0 != .unused }.map(\.rawValue)
        let hint =
            closestMatch(to: field, among: names).map { "did you mean \(quoted($0))?" }
            ?? "the fields are \(names.prefix(12).joined(separator: ", ")) and those in lastday-import(7)"
        return "the column \(quoted(heading)) cannot mean \(quoted(field)), which is no field; \(hint)"
    }
}
