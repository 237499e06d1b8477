/// What changed, as JSON that reads in one glance: for each record its sort and number, and for each field that
/// changed what stood before and what stands after.
///
///     {"account 12":{"disabled":[false,true],"closed_at":[null,"2026-12-19T07:00:00.004Z"]}}
func auditText(of changes: [Change]) -> String {
    var text = "{"
    text.reserveCapacity(usualLength)
    for change in changes {
        let (from, to) = change.sides
        if text.utf8.count > 1 { text += "," }
        let (before, after) = (from?.fields.dropFirst(), to.fields)
        // The first field is what the record is known by: its number, or a night's date.
        JSON.append("\(type(of: to).sort.rawValue) \(after.first?.value.plain ?? "")", to: &text)
        text += ":{"
        appendDifferences(from: before, to: after.dropFirst(), to: &text)
        text += "}"
    }
    return text + "}"
}

/// Longer than what changes when an account closes, so that its text is made in one piece.
private let usualLength = 256

private func appendDifferences(
    from before: ArraySlice<Field>?,
    to after: ArraySlice<Field>,
    to text: inout String
) {
    var isFirst = true
    for (index, field) in zip(after.indices, after) {
        let old = before?[index].value ?? .none
        guard old != field.value else { continue }
        text += isFirst ? "\"" : ",\""
        isFirst = false
        text += field.name
        text += "\":["
        JSON.append(old, to: &text)
        text += ","
        JSON.append(field.value, to: &text)
        text += "]"
    }
}
