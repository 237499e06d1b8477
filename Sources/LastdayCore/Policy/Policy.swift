/// The settings that the rules depend on: whose midnight, and what it does.
public struct Policy: Sendable {
    /// The two readings of the guide's sentence "no longer active as of midnight on the date selected".
    public enum Reading: String, Sendable, CaseIterable {
        /// The account works all of its Expires Date.
        case endOfDay = "end-of-day"
        /// The account is out of use when its Expires Date begins.
        case startOfDay = "start-of-day"
    }

    /// The district's zone.
    public let zone: Zone
    /// Who says that it is the district's.
    public let zoneOrigin: ZoneOrigin
    /// How an Expires Date is read.
    public let expires: Reading
    /// Whether a closing also ticks Disabled: "not required, but recommended" by the guide.
    public let disableOnClosing: Bool
    /// The accounts that no run closes.
    public let protection: Protection
    /// When a night holds back what nobody queued on purpose.
    public let hold: HoldLimit
    /// How far the wall clock may leap ahead before it is doubted, in hours.
    public let leapHours: Int
    /// How long a night waits for something that sets the clock, in minutes; 0: not at all.
    public let waitMinutes: Int

    /// Settings with the design's defaults.
    public init(
        zone: Zone,
        zoneOrigin: ZoneOrigin = .store,
        expires: Reading = .endOfDay,
        disableOnClosing: Bool = true,
        protection: Protection = Protection(),
        hold: HoldLimit = HoldLimit(),
        leapHours: Int = 36,
        waitMinutes: Int = 30
    ) {
        self.zone = zone
        self.zoneOrigin = zoneOrigin
        self.expires = expires
        self.disableOnClosing = disableOnClosing
        self.protection = protection
        self.hold = hold
        self.leapHours = leapHours
        self.waitMinutes = waitMinutes
    }
}

extension Policy {
    /// The same settings in another zone.
    func moved(to zone: Zone) -> Policy {
        Policy(
            zone: zone,
            zoneOrigin: zoneOrigin,
            expires: expires,
            disableOnClosing: disableOnClosing,
            protection: protection,
            hold: hold,
            leapHours: leapHours,
            waitMinutes: waitMinutes
        )
    }

    /// The night that closes an account with that Expires Date.
    public func closingNight(of expiresOn: CivilDate) -> CivilDate {
        switch expires {
        case .endOfDay: expiresOn.next
        case .startOfDay: expiresOn
        }
    }

    /// The latest Expires Date that a night closes; the inverse of ``closingNight(of:)``.
    public func lastExpired(by night: CivilDate) -> CivilDate {
        switch expires {
        case .endOfDay: night.previous
        case .startOfDay: night
        }
    }

    /// The first instant at which an account with that Expires Date is out of use.
    public func inactiveFrom(_ expiresOn: CivilDate) -> Instant {
        Midnight.beginning(of: closingNight(of: expiresOn), in: zone)
    }

    /// The latest night that has come at that instant.
    public func night(at instant: Instant) -> CivilDate { Midnight.date(at: instant, in: zone) }
}

/// Who says that a zone is the district's.
public enum ZoneOrigin: Sendable, Equatable {
    /// The store, in which somebody has named it.
    case store
    /// The configuration or the command line; the store, in which nobody has named one, takes it with the next act.
    case configuration
    /// The machine, when the store was made; nobody has named one.
    case machineAtMaking
    /// The machine as it is now; nobody has named one. Where /etc/localtime does not say it: what does, and why.
    case machine(because: String?)
}
