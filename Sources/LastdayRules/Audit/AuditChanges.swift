/// What changed, as JSON that reads in one glance: for each record its sort and number, and for each field that
/// changed what stood before and what stands after.
///
///     {"account 12":{"disabled":[false,true],"closed_at":[null,"2026-12-19T07:00:00.004Z"]}}
///
/// A departure that is completed also tells who queued it, though that has not changed: whoever reads of a closing in the
/// night asks for the person behind it.
func auditText(of changes: [Change]) -> String {
    // Longer than what changes when an account closes, so that its text is made in one piece.
    var text = JSONText(capacity: 512)
    text += "{"
    for (index, change) in changes.enumerated() {
        let (from, to) = change.sides
        if index > 0 { text += "," }
        let (before, after) = (from?.fields.dropFirst(), to.fields)
        // The first field is what the record is known by: its number, or a night's date.
        text.append("\(type(of: to).sort.rawValue) \(after.first?.value.plain ?? "")")
        text += ":{"
        appendDifferences(from: before, to: after.dropFirst(), and: change.alwaysTold, to: &text)
        text += "}"
    }
    text += "}"
    return text.text
}

private func appendDifferences(
    from before: ArraySlice<Field>?,
    to after: ArraySlice<Field>,
    and always: String?,
    to text: inout JSONText
) {
    var isFirst = true
    for (index, field) in zip(after.indices, after) {
        let old = before?[index].value ?? .none
        guard old != field.value || (always != nil && field.name == always) else { continue }
        text += isFirst ? "\"" : ",\""
        isFirst = false
        text += field.name
        text += "\":["
        text.append(old)
        text += ","
        text.append(field.value)
        text += "]"
    }
}

extension Change {
    /// The field that is told although it has not changed; nil where there is none.
    fileprivate var alwaysTold: String? {
        guard case .offboarding(let from?, let to) = self, from.state == .queued, to.state == .completed
        else {
            return nil
        }
        return "queued_by"
    }
}
