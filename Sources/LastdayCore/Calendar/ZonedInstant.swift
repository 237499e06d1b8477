/// An instant as a person is told of it: by the clocks of which zone, and how far off it was when it was looked at.
public struct ZonedInstant: Sendable, Equatable {
    /// The instant.
    public let instant: Instant
    /// When it was looked at.
    public let now: Instant
    /// The zone whose clocks show it.
    public let zone: Zone

    /// An instant, looked at now, in that zone.
    public init(_ instant: Instant, at now: Instant, in zone: Zone) {
        (self.instant, self.now, self.zone) = (instant, now, zone)
    }

    /// Whether it was still to come.
    public var isToCome: Bool { instant > now }
}
