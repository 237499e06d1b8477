extension Zone {
    /// Reads an instant as people write it.
    ///
    /// A civil date stands for the instant at which it begins; a date and time without an offset for what the
    /// zone's clocks show; with `Z` or an offset (`-07:00`) it is exact.
    ///
    /// - Throws: ``UnreadableInstant``, also where the zone's clocks show that time never or twice.
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

    /// The instants at which the zone's clocks show that date and time: commonly one.
    private func instants(showing civil: CivilDateTime) -> [Instant] {
        let face = civil.secondsSinceEpoch
        // No clock is more than 26 hours off UTC; two zone changes within that time are not known.
        let offsets = Set([-26, 26].map { rules.segment(at: face + $0 * 3_600).localTime.offset })
        return offsets.map { Instant(seconds: face - Int64($0)) }
            .filter { rules.civil(at: $0) == civil }
            .sorted()
    }

    /// Takes `Z`, `+hh:mm` or `-hh:mm` off the end where one stands there; in seconds.
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

/// A text that should be an instant and is not, or not one.
public struct UnreadableInstant: Failure, Equatable {
    /// What is wrong with a text that has the form of an instant.
    public enum Fault: Sendable, Equatable {
        /// The clocks of that zone never show it.
        case neverShown(String)
        /// The clocks of that zone show it twice.
        case shownTwice(String)
    }

    /// What was given.
    public let text: String
    /// What is wrong with it, if it has the form of an instant.
    public let fault: Fault?

    /// Something that was read, whoever wrote it.
    public var kind: FailureKind { .badData }
}
