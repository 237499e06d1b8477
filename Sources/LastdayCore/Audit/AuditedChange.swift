/// A change read back from the audit: the inverse of what ``AuditEntry/changes`` writes.
public struct AuditedChange {
    /// One field that changed.
    public struct Difference {
        /// The field's name.
        public let name: String
        /// What stood there before.
        public let before: JSONValue
        /// What stands there after.
        public let after: JSONValue
    }

    /// What kind of record changed.
    public let kind: RecordKind
    /// What it is known by: its number, or a night's date.
    public let key: String
    /// The fields that changed, in their order.
    public let differences: [Difference]

    /// Its number; nil where it is a night.
    public var number: Int64? { Int64(key) }

    /// The zone that the store went by before, and the one that it goes by after it, where it is such a change.
    public var zones: (before: StoreZone?, after: StoreZone)? {
        guard kind == .about, key == "zone", let value = self["value"],
            case .text(let text) = value.after, let after = StoreZone(text: text)
        else { return nil }
        guard case .text(let text) = value.before else { return (nil, after) }
        return (StoreZone(text: text), after)
    }

    /// This change and a later one of the same record, as one.
    func followed(by later: AuditedChange) -> AuditedChange {
        let both = differences.map { field in
            Difference(name: field.name, before: field.before, after: later[field.name]?.after ?? field.after)
        }
        let others = later.differences.filter { self[$0.name] == nil }
        return AuditedChange(kind: kind, key: key, differences: both + others)
    }

    /// The field of that name, where it changed.
    subscript(name: String) -> Difference? { differences.first { $0.name == name } }
}

extension AuditEntry {
    /// What changed, record by record, for telling: empty if any of it cannot be read.
    ///
    /// Whoever acts on it calls ``changesRead()``, which says so.
    public var auditedChanges: [AuditedChange] { (try? changesRead()) ?? [] }

    /// What changed, record by record.
    ///
    /// - Throws: ``UnreadableField`` if the text, or a part of it, is not what this program writes: a newer version may
    ///   have written it, or another program.
    public func changesRead() throws(UnreadableField) -> [AuditedChange] {
        func unreadable(_ fault: String) -> UnreadableField { UnreadableField("changes", fault) }
        var reader = JSONReader(of: changes.utf8)
        guard case .object(let members)? = try? reader.value() else {
            throw unreadable("\(quoted(changes)) is no object in JSON")
        }
        return try members.map { member throws(UnreadableField) in
            let words = member.name.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let kind = RecordKind(rawValue: String(words[0])),
                case .object(let fields) = member.value
            else { throw unreadable("\(quoted(member.name)) is no record that is known here") }
            return AuditedChange(
                kind: kind,
                key: String(words[1]),
                differences: try fields.map { field throws(UnreadableField) in
                    guard case .list(let sides) = field.value, sides.count == 2 else {
                        throw unreadable("\(quoted(field.name)) has no value before and after")
                    }
                    return AuditedChange.Difference(name: field.name, before: sides[0], after: sides[1])
                }
            )
        }
    }

    /// Who queued the departure that this entry completed, whose account it closed; nil where it is none of a departure.
    public var queuedBy: String? {
        guard kind == .closed || kind == .completed, changes.utf8.count > 40,
            changes.contains("\"queued_by\":[")
        else { return nil }
        return after("queued_by", of: .offboarding)
    }

    /// What the event's record of that kind had in that field afterwards, where that changed: a text or a number.
    ///
    /// It is for telling: `after("token", of: .run)` of a run that held back.
    public func after(_ field: String, of kind: RecordKind) -> String? {
        switch auditedChanges.first(where: { $0.kind == kind })?[field]?.after {
        case .text(let text)?, .number(let text)?: text
        default: nil
        }
    }
}
