/// Choosing the time zone of a store.
public enum ZoneMoving {
    /// Decides to move the store to a zone, or to confirm the machine's zone as the chosen one.
    ///
    /// - Returns: A decision without events if that zone has been chosen already.
    /// - Throws: What the store throws.
    public static func decide(to name: String, in records: any RecordReader) throws -> Decision<Void> {
        let (before, after) = (try records.zone(), StoreZone(name))
        guard before != after else { return Decision([], ()) }
        return Decision([Event(.zoneMoved, [Change(from: before, to: after)])], ())
    }
}

/// The effects of a change of zone on open accounts with an Expires Date.
public struct ZoneMove: Sendable {
    /// A group of accounts: how many, and the first few usernames.
    public struct Some: Sendable, Equatable {
        /// The maximum number of usernames.
        static let namedAtMost = 10

        /// The number of accounts.
        public private(set) var count = 0
        /// The first usernames, by Expires Date.
        public private(set) var first: [String] = []

        mutating func add(_ account: UserAccount) {
            count += 1
            if first.count < Self.namedAtMost { first.append(account.username) }
        }
    }

    /// The next midnight in the old zone.
    public let nextBefore: Instant
    /// The next midnight in the new zone.
    public let nextAfter: Instant
    /// The number of queued departures that close at a different instant.
    public private(set) var departures = 0
    /// The number of accounts without a queued departure that close at a different instant.
    public private(set) var others = 0
    /// The accounts that would be due at once.
    public private(set) var dueAtOnce = Some()
    /// The accounts whose last day would get shorter, except those due at once.
    public private(set) var shortened = Some()

    /// Whether any account's closing moves.
    public var movesAnybody: Bool { departures + others > 0 }

    /// Determines the effects of a move at an instant.
    ///
    /// - Parameters:
    ///   - policy: The settings, with the old zone.
    ///   - zone: The new zone.
    ///   - now: The instant of the move.
    ///   - records: The store's records.
    /// - Throws: What the store throws.
    public init(from policy: Policy, to zone: Zone, at now: Instant, in records: any RecordReader) throws {
        let moved = policy.moved(to: zone)
        func next(_ policy: Policy) -> Instant {
            Midnight.beginning(of: Midnight.next(after: now, in: policy.zone), in: policy.zone)
        }
        (nextBefore, nextAfter) = (next(policy), next(moved))
        // The accounts come by date, so each date's instants are computed once.
        var (date, before, after) = (CivilDate?.none, now, now)
        try records.forEachDue(through: .last) { one in
            guard let expiresOn = one.account.expiresOn else { return }
            if expiresOn != date {
                (date, before, after) = (
                    expiresOn, policy.inactiveFrom(expiresOn), moved.inactiveFrom(expiresOn)
                )
            }
            guard before != after, max(before, after) > now else { return }
            if one.offboarding == nil { others += 1 } else { departures += 1 }
            guard after < before else { return }
            if after <= now { dueAtOnce.add(one.account) } else { shortened.add(one.account) }
        }
    }
}
