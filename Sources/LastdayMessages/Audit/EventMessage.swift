public import LastdayCore

/// The sentences for audited events, used for the journal's MESSAGE and in the programs' output.
public enum EventMessage {
    /// Returns the sentence for an entry, with its actor and, if it is about a departure, who queued that.
    public static func whole(of entry: AuditEntry) -> String {
        let queued = entry.queuedBy.map { ", queued by \(printable($0))" } ?? ""
        return "\(of(entry))\(queued), by \(entry.actor)"
    }

    /// Returns the sentence for an entry.
    public static func of(_ entry: AuditEntry) -> String {
        let username = printable(entry.username ?? "")
        let expiry = entry.expiresOn.map { "Expires Date \($0)" } ?? "no Expires Date"
        let run = entry.run.map { "run \($0)" } ?? "no run"
        return switch entry.kind {
        case .queued: "Queued the departure of \(username)\(scope(entry)): \(expiry)"
        case .rescheduled: "Moved the departure of \(username): \(expiry)"
        case .cancelled: "Cancelled the departure of \(username): \(expiry)"
        case .closed: "Closed \(username): \(expiry), \(run)"
        case .completed: "Completed the departure of \(username); the account stays as it was"
        case .disabled: "Disabled \(username): \(expiry)"
        case .reinstated: "Reinstated \(username): \(expiry)"
        case .imported: entry.username == nil ? "Imported a person" : "Imported \(username): \(expiry)"
        case .identified:
            "\(username) was identified as another person's, or its person has another identifier"
        case .contactMarked: "\(username) was marked as an AIM contact"
        case .contactFormSent: "Sent the District AIM Contact Form for \(username)"
        case .runStarted: "Began \(run), the night of \(night(entry))"
        case .held:
            "Held back \(entry.after("held", of: .run) ?? "some") accounts that nobody queued, \(run), "
                + "the night of \(night(entry)); see: lastday held"
        case .undone: "Put back \(username): \(expiry), \(run)"
        case .clockDoubted:
            "Refused \(run), the night of \(night(entry)): \(entry.after("doubt", of: .run) ?? "the clock is in doubt")"
        case .clockTrusted: "Began \(run), the night of \(night(entry)), trusting a clock that was in doubt"
        case .released: "Released what was held back, \(run), the night of \(night(entry))"
        case .zoneMoved: zone(entry)
        case .gapAccepted:
            "Accepted that the acts up to entry \(AcceptedGap(entry)?.last.description ?? "?") are in the journal but "
                + "not in the store"
        case .restored:
            "Restored an older copy of the store"
                + (entry.givenUp.map { ", giving up entries \($0.lowerBound) to \($0.upperBound)" } ?? "")
        case .runFinished: "Finished \(run), the night of \(night(entry))"
        }
    }

    /// Returns the scope of a departure that ends an employment but not the account; otherwise an empty text.
    private static func scope(_ entry: AuditEntry) -> String {
        let ends = entry.auditedChanges.first { $0.kind == .offboarding }?.differences.first {
            $0.name == "ends"
        }
        guard case .object(let members)? = ends?.after,
            members.contains(where: { $0.name.hasPrefix(End.Kind.keptAccount.rawValue) })
        else { return "" }
        return " from one employment, while another continues"
    }

    private static func zone(_ entry: AuditEntry) -> String {
        let zones = entry.auditedChanges.lazy.compactMap(\.zones).first
        let name = zones?.after.name ?? "unknown"
        return if let before = zones?.before, before.name != name {
            "Changed the store's time zone from \(before.name) to \(name)"
        } else {
            "Set the store's time zone to \(name)"
        }
    }

    private static func night(_ entry: AuditEntry) -> String { entry.night?.description ?? "no date" }
}
