import LastdayCore

/// An act as the audit gets it.
struct AuditBatch {
    /// Its entries, a line each.
    let lines: [UInt8]
    /// The last of them; of an act without entries, the last that there was.
    let last: Int64
    /// Its link.
    let head: AuditLink
    /// When it happened.
    let at: Instant?

    /// An act of these entries, after that end of the audit.
    init(_ entries: [AuditEntry], after end: AuditFile.End) {
        last = entries.last?.sequence ?? end.last
        head = entries.last?.link ?? end.head
        at = entries.last?.at ?? end.at
        let of = Field("of", .number(last))
        var lines: [UInt8] = []
        for entry in entries {
            let link = Field("link", .optional(entry.link?.description))
            lines += JSON.object(entry.fields + [link, of]).utf8
            lines.append(UInt8(ascii: "\n"))
        }
        self.lines = lines
    }
}
