/// The rules for what a zone's clocks show at any instant, as read from a time zone file (RFC 9636).
///
/// The file should be the one that the operating system's updates reach; supplying its bytes is up to the
/// caller. Time zone files are read nowhere else.
public struct ZoneRules: Sendable, Equatable {
    /// One setting of the zone's clocks.
    public struct LocalTime: Sendable, Equatable {
        /// The seconds to add to UTC; positive east of Greenwich.
        public let offset: Int
        /// The zone's abbreviation for it: "MST", "MDT", "-03".
        public let abbreviation: String

        /// Creates a local time under the name that a file gives it, made printable for terminals.
        init(offset: Int, named name: ArraySlice<UInt8>) {
            self.offset = offset
            abbreviation = printable(String(decoding: name, as: UTF8.self))
        }
    }

    /// A span of time during which the clocks are not reset.
    struct Segment: Equatable {
        /// Its first second since the epoch; nil if it has no beginning.
        let start: Int64?
        /// The first second after it; nil if it lasts for ever.
        let end: Int64?
        let localTime: LocalTime
    }

    /// The seconds since the epoch at which the table changes the local time, ascending.
    let transitions: [Int64]
    /// The local time that each transition begins.
    let after: [LocalTime]
    /// The local time before the first transition.
    let earliest: LocalTime
    /// The rule for every instant from the last transition on; nil if the last local time stays in force.
    let footer: ZoneFooter?

    /// Returns the local time in force at an instant.
    public func localTime(at instant: Instant) -> LocalTime {
        segment(at: instant.seconds).localTime
    }

    /// Returns the date and time that the zone's clocks show at an instant.
    public func civil(at instant: Instant) -> CivilDateTime {
        let offset = segment(at: instant.seconds).localTime.offset
        return CivilDateTime(secondsSinceEpoch: instant.seconds + Int64(offset))
    }

    /// Returns the segment that contains a second since the epoch.
    func segment(at second: Int64) -> Segment {
        let next = firstTransition(after: second)
        if next < transitions.count {
            return Segment(
                start: next == 0 ? nil : transitions[next - 1],
                end: transitions[next],
                localTime: next == 0 ? earliest : after[next - 1]
            )
        }
        let stays = Segment(start: transitions.last, end: nil, localTime: after.last ?? earliest)
        return footer?.segment(at: second, following: stays) ?? stays
    }

    /// Returns the index of the first transition later than that second, by binary search.
    private func firstTransition(after second: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
