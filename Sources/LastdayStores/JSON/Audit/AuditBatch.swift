import LastdayCore

/// The audit entries of one transaction, ready to be appended to the audit file.
struct AuditBatch {
    /// The entries, one line each.
    let lines: [UInt8]
    /// The number of the last entry; if there is none, of the last one already in the audit.
    let last: Int64
    /// The link of that entry.
    let head: AuditLink
    /// The instant of that entry; nil if the audit is empty.
    let at: Instant?

    /// Creates the batch of the entries to append after an end of the audit.
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
