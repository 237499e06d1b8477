extension Zone {
    /// Returns the instant that a user's text denotes.
    ///
    /// A civil date denotes the instant at which it begins in this zone, and a date and time without an
    /// offset what the zone's clocks show; with `Z` or an offset (`-07:00`) the text is exact.
    ///
    /// - Throws: ``UnreadableInstant``, also if the zone's clocks never show that time or show it twice.
    public func instant(reading text: String) throws(UnreadableInstant) -> Instant {
        if let exact = Instant(text) { return exact }
        if let date = try? CivilDate(reading: text) { return Midnight.beginning(of: date, in: self) }
        var bytes = Array(text.utf8)
        let offset = Self.takeOffset(from: &bytes)
        guard let civil = CivilDateTime(bytes) else { throw UnreadableInstant(text: text, fault: nil) }
        if let offset { return Instant(seconds: civil.secondsSinceEpoch - offset) }
        let moments = instants(showing: civil)
        guard let moment = moments.first, moments.count == 1 else {
            throw UnreadableInstant(
                text: text,
                fault: moments.isEmpty ? .neverShown(name) : .shownTwice(name)
            )
        }
        return moment
    }

    /// Returns the instants at which the zone's clocks show that date and time, usually one.
    private func instants(showing civil: CivilDateTime) -> [Instant] {
        let face = civil.secondsSinceEpoch
        // No clock is more than 26 hours off UTC, and no zone is known to change twice within that time.
        let offsets = Set([-26, 26].map { rules.segment(at: face + $0 * 3_600).localTime.offset })
        return offsets.map { Instant(seconds: face - Int64($0)) }
            .filter { rules.civil(at: $0) == civil }
            .sorted()
    }

    /// Removes `Z`, `+hh:mm` or `-hh:mm` from the end and returns the offset in seconds; nil if there is
    /// none.
    private static func takeOffset(from bytes: inout [UInt8]) -> Int64? {
        if bytes.last == UInt8(ascii: "Z") {
            bytes.removeLast()
            return 0
        }
        let end = Array(bytes.suffix(6))
        guard let sign = end.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            end.count == 6, end[3] == UInt8(ascii: ":"),
            let hours = decimal(end[1...2]), hours < 24, let minutes = decimal(end[4...5]), minutes < 60
        else { return nil }
        bytes.removeLast(6)
        let seconds = Int64(hours * 3_600 + minutes * 60)
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }
}

/// An error for a text that should be one instant and is none, or two.
public struct UnreadableInstant: Failure, Equatable {
    /// The fault of a text that has the form of an instant.
    public enum Fault: Sendable, Equatable {
        /// The clocks of the named zone never show it.
        case neverShown(String)
        /// The clocks of the named zone show it twice.
        case shownTwice(String)
    }

    /// The text that was given.
    public let text: String
    /// The fault, if the text has the form of an instant; nil if it does not.
    public let fault: Fault?

    /// Bad data, wherever the text came from.
    public var kind: FailureKind { .badData }
}
