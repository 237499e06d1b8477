/// Returns changes as JSON that a person can read at a glance: for each record its kind and number, and for
/// each changed field its value before and after.
///
///     {"account 12":{"disabled":[false,true],"closed_at":[null,"2026-12-19T07:00:00.004Z"]}}
///
/// A departure that is completed also names who queued it, though that has not changed: readers of a closing
/// in the night ask for the person behind it.
func auditText(of changes: [Change]) -> String {
    // Enough for the changes of a closing, so that their text needs only one allocation.
    var text = JSONText(capacity: 512)
    text += "{"
    for (index, change) in changes.enumerated() {
        if index > 0 { text += "," }
        append(change.from, change.to, at: change.places | change.alwaysRecorded, to: &text)
    }
    text += "}"
    return text.text
}

private func append<Record: Recorded>(
    _ from: (any Recorded)?,
    _ to: Record,
    at places: UInt64,
    to text: inout JSONText
) {
    let schema = Record.schema
    // The first field identifies the record: its number, or a night's date.
    text.append("\(schema.kind.rawValue) \(schema.key(of: to))")
    text += ":{"
    var isFirst = true
    schema.forEachChange(at: places, from: from as? Record, to: to) { field, before, after in
        text += isFirst ? "\"" : ",\""
        isFirst = false
        text += field.text
        text += "\":["
        text.append(before)
        text += ","
        text.append(after)
        text += "]"
    }
    text += "}"
}

extension Change {
    /// The place of the field that is included although it has not changed; 0 if there is none.
    fileprivate var alwaysRecorded: UInt64 {
        guard let (from, to) = of(Offboarding.self), from?.state == .queued, to.state == .completed else {
            return 0
        }
        return Self.placeOfQueuedBy
    }

    private static let placeOfQueuedBy: UInt64 = 1 << Offboarding.form.place(of: "queued_by")
}
