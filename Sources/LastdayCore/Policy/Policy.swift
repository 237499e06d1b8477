/// The settings that the rules depend on: whose midnight counts, and what it does.
public struct Policy: Sendable {
    /// The two readings of the guide's sentence "no longer active as of midnight on the date selected".
    public enum Reading: String, Sendable, CaseIterable {
        /// The account is in use until the end of its Expires Date.
        case endOfDay = "end-of-day"
        /// The account is out of use from the beginning of its Expires Date.
        case startOfDay = "start-of-day"
    }

    /// The district's time zone, whose midnights count.
    public let zone: Zone
    /// The source of the zone.
    public let zoneOrigin: ZoneOrigin
    /// The reading of an Expires Date.
    public let expires: Reading
    /// Whether a closing also ticks Disabled: "not required, but recommended" by the guide.
    public let disableOnClosing: Bool
    /// The accounts that no run closes.
    public let protection: Protection
    /// Whether usernames and identifiers are compared with regard to case.
    public let isCaseSensitive: Bool
    /// The limit beyond which a night holds back accounts that were not queued on purpose.
    public let hold: HoldLimit
    /// The distance in hours that the wall clock may leap ahead before it is doubted.
    public let leapHours: Int
    /// The time in minutes that a night waits for something that sets the clock; 0 means no wait.
    public let waitMinutes: Int

    /// Creates settings, by default the design's.
    public init(
        zone: Zone,
        zoneOrigin: ZoneOrigin = .store,
        expires: Reading = .endOfDay,
        disableOnClosing: Bool = true,
        protection: Protection = Protection(),
        isCaseSensitive: Bool = false,
        hold: HoldLimit = HoldLimit(),
        leapHours: Int = 36,
        waitMinutes: Int = 30
    ) {
        self.zone = zone
        self.zoneOrigin = zoneOrigin
        self.expires = expires
        self.disableOnClosing = disableOnClosing
        self.protection = protection
        self.isCaseSensitive = isCaseSensitive
        self.hold = hold
        self.leapHours = leapHours
        self.waitMinutes = waitMinutes
    }
}

extension Policy {
    /// Returns the same settings in another zone.
    func moved(to zone: Zone) -> Policy {
        Policy(
            zone: zone,
            zoneOrigin: zoneOrigin,
            expires: expires,
            disableOnClosing: disableOnClosing,
            protection: protection,
            isCaseSensitive: isCaseSensitive,
            hold: hold,
            leapHours: leapHours,
            waitMinutes: waitMinutes
        )
    }

    /// Returns the night that closes an account with an Expires Date.
    public func closingNight(of expiresOn: CivilDate) -> CivilDate {
        switch expires {
        case .endOfDay: expiresOn.next
        case .startOfDay: expiresOn
        }
    }

    /// Returns the latest Expires Date that a night closes; the inverse of ``closingNight(of:)``.
    public func lastExpired(by night: CivilDate) -> CivilDate {
        switch expires {
        case .endOfDay: night.previous
        case .startOfDay: night
        }
    }

    /// Returns the first instant at which an account with an Expires Date is out of use: midnight in
    /// ``zone``.
    public func inactiveFrom(_ expiresOn: CivilDate) -> Instant {
        Midnight.beginning(of: closingNight(of: expiresOn), in: zone)
    }

    /// Returns the latest night that has come at an instant: its date in ``zone``.
    public func night(at instant: Instant) -> CivilDate { Midnight.date(at: instant, in: zone) }

    /// Returns whether an Expires Date has passed: the rule by date alone, with which runs find their work.
    ///
    /// For the standing of an account, see ``standing(of:at:given:)``.
    public func hasPassed(_ expiresOn: CivilDate?, at instant: Instant) -> Bool {
        expiresOn.map { inactiveFrom($0) <= instant } ?? false
    }

    /// Returns whether neither the date nor the Disabled box puts the account out of use, so that no run may
    /// close it.
    func isOpen(_ account: UserAccount, at instant: Instant) -> Bool {
        !account.disabled && !hasPassed(account.expiresOn, at: instant)
    }

    /// Returns whether the account's closing was queued for a last day that has passed at an instant.
    func isOnPurpose(_ due: DueAccount, at instant: Instant) -> Bool {
        due.offboarding.map { !$0.keepsAccount && hasPassed($0.lastDay, at: instant) } ?? false
    }
}

/// The source of the zone's choice.
public enum ZoneOrigin: Sendable, Equatable {
    /// The store, for which a zone has been chosen.
    case store
    /// The configuration or the command line; a store without a chosen zone adopts it with the next action.
    case configuration
    /// The machine's zone when the store was made; none has been chosen.
    case machineAtMaking
    /// The machine's zone now; none has been chosen. If it does not come from /etc/localtime, the text says
    /// where it comes from and why.
    case machine(because: String?)
}
