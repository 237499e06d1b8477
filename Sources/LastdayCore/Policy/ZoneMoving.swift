/// Naming the zone that a store goes by.
public enum ZoneMoving {
    /// Moves the store to a zone, or confirms the one that was the machine's.
    ///
    /// - Returns: A decision for no events where it has been named already.
    /// - Throws: What the store throws.
    public static func decide(to name: String, in records: any RecordReader) throws -> Decision<Void> {
        let (before, after) = (try records.zone(), StoreZone(name))
        guard before != after else { return Decision([], ()) }
        return Decision([Event(.zoneMoved, [Change(from: before, to: after)])], ())
    }
}

/// What a move to another zone does to those whose account has an Expires Date and is open.
public struct ZoneMove: Sendable {
    /// Some of them: how many, and the first few usernames.
    public struct Some: Sendable, Equatable {
        /// How many are named at the most.
        static let namedAtMost = 10

        /// How many.
        public private(set) var count = 0
        /// The first usernames, by Expires Date.
        public private(set) var first: [String] = []

        mutating func add(_ account: UserAccount) {
            count += 1
            if first.count < Self.namedAtMost { first.append(account.username) }
        }
    }

    /// The next midnight in the zone that is left.
    public let nextBefore: Instant
    /// The next midnight in the new one.
    public let nextAfter: Instant
    /// How many queued departures close at another instant.
    public private(set) var departures = 0
    /// How many accounts do that nobody queued.
    public private(set) var others = 0
    /// Who would be due at once.
    public private(set) var dueAtOnce = Some()
    /// Whose last day would get shorter, those due at once aside.
    public private(set) var shortened = Some()

    /// Whether anybody's closing moves.
    public var movesAnybody: Bool { departures + others > 0 }

    /// What a move would do at that instant.
    ///
    /// - Parameters:
    ///   - policy: The settings, with the zone that is left.
    ///   - zone: The new zone.
    ///   - now: The instant.
    ///   - records: The store's records.
    /// - Throws: What the store throws.
    public init(from policy: Policy, to zone: Zone, at now: Instant, in records: any RecordReader) throws {
        let moved = policy.moved(to: zone)
        func next(_ policy: Policy) -> Instant {
            Midnight.beginning(of: Midnight.next(after: now, in: policy.zone), in: policy.zone)
        }
        (nextBefore, nextAfter) = (next(policy), next(moved))
        // They come by date, so each date's instants are worked out once.
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
