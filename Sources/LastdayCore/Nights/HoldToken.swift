import LastdayHashing

/// The exact list of accounts that a night holds back, as one short token: another list has another.
struct HoldToken {
    private var hash = SHA256()
    /// How many there are.
    private(set) var count = 0

    /// An empty list of that night: the same accounts have another token on another night.
    init(of night: CivilDate) {
        add("\(night)\n")
    }

    /// The first 16 digits of the digest: short enough to be read out, and more than anybody hits by chance.
    var token: String { hexadecimal(hash.finalize().prefix(8)) }

    /// Adds the next account.
    mutating func add(_ account: UserAccount) {
        add(number: String(account.number), account.username, account.expiresOn)
    }

    /// Adds those whom a run has closed already, without those queued on purpose, whose departures it completed.
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
        // With its length, no name can pass for two.
        add("\(number) \(expiresOn?.description ?? "-") \(username.utf8.count) \(username)\n")
    }

    private mutating func add(_ line: String) {
        var line = line
        line.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
    }
}
