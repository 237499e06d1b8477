public import LastdayCore

/// The contents of `lastday.toml`, every key with its default (design, section 3).
public struct Settings: Sendable, Equatable {
    /// The path of the configuration, unless another is given.
    public static let usualPath = "/etc/lastday/lastday.toml"

    /// The district's zone; nil for the store's.
    public var timezone: String?
    /// How an Expires Date is read.
    public var expires = Policy.Reading.endOfDay
    /// The place of the store.
    public var store = "/var/lib/lastday/lastday.db"
    /// Whether a closing also ticks Disabled.
    public var disableOnClosing = true
    /// Usernames, "role:NAME" or "last:NAME", that no run closes (``LastdayCore/Protection``).
    public var protected: [String] = []
    /// Whether usernames and identifiers are compared with regard to case.
    public var caseSensitiveUsernames = false
    /// The limits at which a run holds.
    public var hold = HoldLimit()
    /// How far the clock may leap ahead before it is doubted, in hours.
    public var leapHours = 36
    /// How long a night waits for the clock to be set, in minutes; 0 for not at all.
    public var waitMinutes = 30
    /// Whether the service, the store and all users of the command line are in one container with its own
    /// user namespaces.
    public var isInContainer = false
    /// The path of the text file for node_exporter; empty for none.
    public var metricsTextfile = ""

    /// The fields that the district's own headings stand for.
    public var columns: [String: String] = [:]
    /// The columns that are stored although they set no field.
    public var keptColumns: [String] = []
    /// The columns that do not matter.
    public var ignoredColumns: [String] = []
    /// The sorts of accounts that are imported besides staff's.
    public var included: [AccountType] = []

    /// The store, if the configuration declares that it is in a container; otherwise nil.
    public var storeInContainer: String? { isInContainer ? store : nil }

    /// Creates the default settings.
    public init() {}
}
