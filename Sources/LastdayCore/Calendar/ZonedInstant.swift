/// An instant as shown to the user, with the zone whose clocks show it and the time at which it was viewed.
public struct ZonedInstant: Sendable, Equatable {
    /// The instant.
    public let instant: Instant
    /// The time at which it was viewed.
    public let now: Instant
    /// The zone whose clocks show it.
    public let zone: Zone

    /// Creates an instant viewed at `now` in a zone.
    public init(_ instant: Instant, at now: Instant, in zone: Zone) {
        (self.instant, self.now, self.zone) = (instant, now, zone)
    }

    /// Whether it was in the future when viewed.
    public var isToCome: Bool { instant > now }
}
