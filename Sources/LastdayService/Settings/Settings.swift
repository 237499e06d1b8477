public import LastdayCore

/// What `lastday.toml` says, every key with its default (design, section 3).
public struct Settings: Sendable, Equatable {
    /// Where the configuration is, unless told otherwise.
    public static let usualPath = "/etc/lastday/lastday.toml"

    /// The district's zone; nil: the store's.
    public var timezone: String?
    /// How an Expires Date is read.
    public var expires = Policy.Reading.endOfDay
    /// Where the store is.
    public var store = "/var/lib/lastday/lastday.db"
    /// Whether a closing also ticks Disabled.
    public var disableOnClosing = true
    /// Usernames, "role:NAME" or "last:NAME", that no run closes (``LastdayCore/Protection``).
    public var protected: [String] = []
    /// When a run holds.
    public var hold = HoldLimit()
    /// How far the clock may leap ahead before it is doubted, in hours.
    public var leapHours = 36
    /// How long a night waits for something that sets the clock, in minutes; 0: not at all.
    public var waitMinutes = 30
    /// Whether service, store and everybody who types live in one container with user namespaces of its own.
    public var isInContainer = false
    /// Where node_exporter's text file is written; empty: nowhere.
    public var metricsTextfile = ""

    /// The store whose container that is; nil where nobody says that there is one.
    public var storeInContainer: String? { isInContainer ? store : nil }

    /// The defaults.
    public init() {}
}
