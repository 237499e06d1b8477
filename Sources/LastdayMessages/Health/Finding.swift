public import LastdayCore

extension Health.Finding {
    /// The finding and, if something is wrong, what to do.
    public var displayText: String { seen.description }
}

extension Health.Seen: CustomStringConvertible {
    /// The finding, in words.
    public var description: String {
        switch self {
        case .service(let isServed):
            isServed
                ? "lastdayd serves the store"
                : "no lastdayd serves the store, so nobody is closed at midnight; see: systemctl status lastdayd"
        case .noNight:
            "no night has been done yet; see: systemctl status lastdayd"
        case .night(let midnight, let state, let closed, let run):
            "\(midnight.displayText), \(midnight.distance): \(state.rawValue), "
                + "\(counted(closed, "account", "accounts")) closed by run \(run)"
        case .nightToCome(let midnight, let run):
            "the last recorded night is in the future (\(midnight.displayText), \(midnight.distance)), "
                + "so the clock was wrong when run \(run) was done, or is wrong now; "
                + "see: timedatectl; if the clock is right now: lastday sweep --trust-clock"
        case .ledger(let missing):
            Self.ledger(missing)
        case .held(let hold):
            hold.map { hold in
                "\(counted(hold.count, "account is", "accounts are")) held back (more than the limit) and still in use; "
                    + "see: lastday held"
            } ?? "nothing is held"
        case .overdue(let due):
            due.description
        case .unknownProtected(let usernames):
            unknownProtectedText(usernames)
        case .journal(nil):
            "no journal here; the audit is in the store"
        case .journal(0):
            "every audit entry has been sent to the journal"
        case .journal(let count?):
            "\(counted(count, "audit entry has", "audit entries have")) not been sent to the journal; "
                + "see: systemctl status systemd-journald"
        case .audit(let verdict):
            verdict.displayText
        case .clockInDoubt(let doubt):
            "\(doubt); nobody is closed while this lasts; if the clock is right: lastday sweep --trust-clock"
        case .clock(let isSynchronised):
            isSynchronised
                ? "the clock is synchronised"
                : "the clock is not synchronised, so midnight may come at the wrong time; see: timedatectl"
        case .zone(let name, let origin):
            "\(name), \(origin.textWithRemedy)"
        case .unwritableFolder:
            "the store's folder cannot be written"
        case .room(let room, let needed):
            "\(room >> 20) MiB free for the store"
                + (room >= needed ? "" : ", but the next night may need \((needed >> 20) + 1)")
        case .unusable(let failure):
            failure.description
        }
    }

    private static func ledger(_ missing: [CivilDate]) -> String {
        guard let first = missing.first, let last = missing.last else { return "no night is missing" }
        let span = first == last ? "\(first)" : "\(first) to \(last)"
        return "\(counted(missing.count, "night is", "nights are")) missing (\(span)); "
            + "see: journalctl -u lastdayd -p err"
    }
}

/// Returns the finding that these protected usernames protect nobody.
public func unknownProtectedText(_ usernames: [String]) -> String {
    "no account is called \(usernames.prefix(5).map(quoted).joined(separator: ", "))"
        + (usernames.count > 5 ? " … (\(usernames.count) names)" : "")
        + ", so that entry of protected protects nobody; correct the configuration"
}

extension Health.Due: CustomStringConvertible {
    /// The accounts that are due and still in use, in words.
    public var description: String {
        var facts: [String] = []
        if overdue > 0 {
            facts.append(
                "\(counted(overdue, "account is", "accounts are")) overdue; see: lastday preview"
            )
        }
        if contradicted > 0 {
            facts.append(
                "\(counted(contradicted, "departure is", "departures are")) past the last day, but the account "
                    + "does not expire; see: lastday list --state queued"
            )
        }
        if spared > 0 {
            facts.append(
                "\(counted(spared, "account is", "accounts are")) due but protected, and still in use"
            )
        }
        if doubted > 0 {
            facts.append(
                "\(counted(doubted, "account is", "accounts are")) due but still in use, because the clock was in doubt"
            )
        }
        return facts.isEmpty ? "no account is overdue" : facts.joined(separator: "; ")
    }
}

extension ZoneOrigin {
    /// The source of the zone and, if the zone was not chosen, how to set it.
    fileprivate var textWithRemedy: String {
        let remedy = "set it with: lastday store zone NAME"
        return switch self {
        case .store: "the store's"
        case .configuration: "from the configuration; the store records it with the next change"
        case .machineAtMaking: "the machine's when the store was made; \(remedy)"
        case .machine(nil): "the machine's; \(remedy)"
        case .machine(let reason?): "the machine's, \(reason); \(remedy)"
        }
    }
}
