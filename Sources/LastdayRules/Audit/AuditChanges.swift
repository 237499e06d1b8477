/// What changed, as JSON that reads in one glance: for each record its sort and number, and for each field that
/// changed what stood before and what stands after.
///
///     {"account 12":{"disabled":[false,true],"closed_at":[null,"2026-12-19T07:00:00.004Z"]}}
func auditText(of changes: [Change]) -> String {
    var text = "{"
    for change in changes {
        let (from, to) = change.sides
        if text.utf8.count > 1 { text += "," }
        text += "\"\(type(of: to).sort.rawValue) \(to.number)\":{"
        appendDifferences(from: from?.fields, to: to.fields, to: &text)
        text += "}"
    }
    return text + "}"
}

private func appendDifferences(from before: [Field]?, to after: [Field], to text: inout String) {
    var isFirst = true
    for (index, field) in after.enumerated() {
        let old = before?[index].value ?? .none
        guard old != field.value else { continue }
        text += isFirst ? "\"\(field.name)\":[" : ",\"\(field.name)\":["
        isFirst = false
        JSON.append(old, to: &text)
        text += ","
        JSON.append(field.value, to: &text)
        text += "]"
    }
}
