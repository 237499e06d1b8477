import LastdayMessages
import LastdayCore
import LastdayService
import LastdayStores

/// The report on what a restore would lose, shown before anything is done.
struct RestoreReport {
    /// The command as the audit records it.
    let command: String
    /// The last entry of the current store that the report covers.
    let known: Int64
    private let lines: [String]

    /// The number of usernames that are listed.
    private static let namedAtMost = 20

    init(_ restoration: Restoration, of file: String, in zone: Zone) throws {
        let last = restoration.last
        let (made, evidence) = try restoration.copy.read { records in
            (
                try records.auditEntry(last)?.at,
                try JournalEvidence(in: records, ofStoreAt: restoration.address, depth: .far)
            )
        }
        var lines = [
            made.map {
                "\(printable(file)) ends with entry \(last), from \(HumanDates(in: zone).instant($0))"
            }
                ?? "\(printable(file)) has no audit entries yet"
        ]
        var known = last
        switch restoration.present {
        case .missing:
            lines.append(
                "there is no store at \(printable(restoration.place)), so only the journal can say what is missing"
            )
        case .unreadable(let why):
            lines.append(
                "the current store cannot be read, so what else it has is unknown: \(printable(why))"
            )
        case .store(let store):
            let loss = try store.read { present in
                try restoration.copy.read { try Restoring.loss(of: present, for: $0) }
            }
            known = max(known, loss.last)
            lines += Self.lines(loss, in: zone)
        }
        let beyond = evidence.lost.filter { $0.sequence > known }
        let highest = max(known, beyond.last?.sequence ?? 0)
        lines += Self.lines(beyond, in: zone)
        self.lines = lines
        self.known = known
        let name = file.split(separator: "/").last.map(String.init) ?? file
        command = Restoring.command(file: name, endingAt: last, givingUp: highest)
    }

    private static func lines(_ loss: Restoring.Loss, in zone: Zone) -> [String] {
        var lines: [String] = []
        if loss.isOfAnotherPast {
            lines.append(
                "it is not an older state of this store: the two agree only up to entry \(loss.common)"
            )
        }
        guard let first = loss.first else {
            return lines + ["nothing would be lost: the current store has nothing newer"]
        }
        let what = counted(
            loss.count,
            "audit entry would be lost",
            "audit entries would be lost"
        )
        lines.append(
            "\(what), the first: entry \(first.sequence), \(HumanDates(in: zone).instant(first.at)): "
                + "\(EventMessage.of(first)), by \(printable(first.actor))"
        )
        if !loss.closed.isEmpty { lines.append("closed since then, and open again: \(names(loss.closed))") }
        if !loss.queued.isEmpty {
            lines.append("departures queued since then, and lost: \(names(loss.queued))")
        }
        return lines
    }

    /// Returns lines about the entries that only the journal has.
    private static func lines(_ entries: [JournaledEntry], in zone: Zone) -> [String] {
        guard let first = entries.first else { return [] }
        let what = counted(
            entries.count,
            "act that only the journal knows",
            "acts that only the journal knows"
        )
        let names = Set(entries.compactMap(\.username))
        let whose = names.isEmpty ? [] : ["they concern: \(Self.names(names))"]
        let senders = Set(entries.map(\.sender)).sorted().map { "_UID=\($0)" }.joined(separator: " ")
        return [
            "\(what) would be lost, the first: entry \(first.sequence), \(HumanDates(in: zone).instant(first.at)): "
                + "\(printable(first.sentence)), by \(printable(first.actor)); see: journalctl \(senders) LASTDAY_AUDIT=\(first.sequence)"
        ] + whose
    }

    private static func names(_ names: Set<String>) -> String {
        let shown = names.sorted().prefix(namedAtMost).map { printable($0) }.joined(separator: ", ")
        let more = names.count - namedAtMost
        return more > 0 ? "\(shown) and \(more) more; see: lastday audit" : shown
    }

    func write() { for line in lines { say(line) } }
}
