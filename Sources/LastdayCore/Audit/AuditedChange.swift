/// A change parsed from the audit: the inverse of what ``AuditEntry/changes`` holds.
public struct AuditedChange {
    /// The change of one field.
    public struct Difference {
        /// The field's name.
        public let name: String
        /// The value before.
        public let before: JSONValue
        /// The value after.
        public let after: JSONValue
    }

    /// The kind of record that changed.
    public let kind: RecordKind
    /// The record's key: its number, or a night's date.
    public let key: String
    /// The fields that changed, in order.
    public let differences: [Difference]

    /// The record's number, which for a night is the day number of its date; nil if the change is of no record.
    public var number: Int64? {
        guard kind == .night else { return Int64(key) }
        return (try? CivilDate(reading: key)).map { Int64($0.dayNumber) }
    }

    /// The store's time zones before and after the change; nil if this is not a change of zone.
    public var zones: (before: StoreZone?, after: StoreZone)? {
        guard kind == .about, key == "zone", let value = self["value"],
            case .text(let text) = value.after, let after = StoreZone(text: text)
        else { return nil }
        guard case .text(let text) = value.before else { return (nil, after) }
        return (StoreZone(text: text), after)
    }

    /// Returns this change and a later one of the same record, merged.
    func followed(by later: AuditedChange) -> AuditedChange {
        let both = differences.map { field in
            Difference(name: field.name, before: field.before, after: later[field.name]?.after ?? field.after)
        }
        let others = later.differences.filter { self[$0.name] == nil }
        return AuditedChange(kind: kind, key: key, differences: both + others)
    }

    /// Returns whether any of the fields with these names has changed.
    func concerns(_ names: String...) -> Bool { names.contains { self[$0] != nil } }

    /// The change of the field with a name; nil if it has not changed.
    subscript(name: String) -> Difference? { differences.first { $0.name == name } }
}

extension AuditEntry {
    /// The changes, record by record, for display; empty if any of them cannot be read.
    ///
    /// Code that acts on them calls ``changesRead()``, which throws instead.
    public var auditedChanges: [AuditedChange] { (try? changesRead()) ?? [] }

    /// The change of the account that the event is about; nil if the account has not changed.
    var accountChange: AuditedChange? { auditedChanges.first { $0.kind == .account } }

    /// Parses the changes, record by record.
    ///
    /// - Throws: ``UnreadableField`` if the text, or part of it, is not what this program writes: it may come
    ///   from a newer version or another program.
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

    /// Who queued the departure that this entry completed; nil if it completed none.
    public var queuedBy: String? {
        guard kind == .closed || kind == .completed, changes.utf8.count > 40,
            changes.contains("\"queued_by\":[")
        else { return nil }
        return after("queued_by", of: .offboarding)
    }

    /// Returns the value after the event, a text or a number, of a field in the event's record of a kind; nil
    /// if it did not change.
    ///
    /// This is for display: `after("token", of: .run)` for a run that held back.
    public func after(_ field: String, of kind: RecordKind) -> String? {
        switch auditedChanges.first(where: { $0.kind == kind })?[field]?.after {
        case .text(let text)?, .number(let text)?: text
        default: nil
        }
    }
}
