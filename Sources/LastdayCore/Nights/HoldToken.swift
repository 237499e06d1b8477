import LastdayHashing

/// The exact list of accounts that a night holds back, condensed into one short token; a different list has a
/// different token.
struct HoldToken {
    private var hash = SHA256()
    /// The number of accounts in the list.
    private(set) var count = 0

    /// Creates an empty list for a night; the same accounts have a different token on another night.
    init(of night: CivilDate) {
        add("\(night)\n")
    }

    /// The first 16 hexadecimal digits of the digest: short enough to read out, and too long to guess.
    var token: String { hexadecimal(hash.finalize().prefix(8)) }

    /// Adds the next account.
    mutating func add(_ account: UserAccount) {
        add(number: String(account.number), account.username, account.expiresOn)
    }

    /// Adds the accounts that a run has already closed, except those whose queued departures it completed
    /// with the closing.
    mutating func add(closedBy run: Int64, in records: any RecordReader) throws {
        try records.forEachEntry(of: AuditSelection(run: run)) { entry in
            let changes = entry.auditedChanges
            guard entry.kind == .closed, let username = entry.username,
                let account = changes.first(where: { $0.kind == .account }),
                !changes.contains(where: { $0.kind == .offboarding })
            else { return }
            add(number: account.key, username, entry.expiresOn)
        }
    }

    private mutating func add(number: String, _ username: String, _ expiresOn: CivilDate?) {
        count += 1
        // With its length given, no name can be mistaken for another.
        add("\(number) \(expiresOn?.description ?? "-") \(username.utf8.count) \(username)\n")
    }

    private mutating func add(_ line: String) {
        var line = line
        line.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
    }
}
