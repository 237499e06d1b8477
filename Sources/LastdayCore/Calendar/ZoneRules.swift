/// What a zone's clocks show at any instant, as a time zone file tells it (RFC 9636).
///
/// The file is the one that the operating system's updates reach; where its bytes come from is the caller's
/// business. This is the only reading of such files here.
public struct ZoneRules: Sendable, Equatable {
    /// One way that the zone's clocks have been set.
    public struct LocalTime: Sendable, Equatable {
        /// Seconds to add to UTC; positive east of Greenwich.
        public let offset: Int
        /// What the zone calls it: "MST", "MDT", "-03".
        public let abbreviation: String

        /// A local time under the name that a file gives it, where no terminal can be moved by it.
        init(offset: Int, named name: ArraySlice<UInt8>) {
            self.offset = offset
            abbreviation = printable(String(decoding: name, as: UTF8.self))
        }
    }

    /// A span of time in which the clocks were not reset.
    struct Segment: Equatable {
        /// Its first second since the epoch; nil where it has always been.
        let start: Int64?
        /// The first second that is no longer in it; nil where it lasts for ever.
        let end: Int64?
        let localTime: LocalTime
    }

    /// The seconds since the epoch at which the table changes the local time, ascending.
    let transitions: [Int64]
    /// The local time that each transition begins.
    let after: [LocalTime]
    /// The local time before the first transition.
    let earliest: LocalTime
    /// The rule for every instant from the last transition on; nil where the last local time stays.
    let footer: ZoneFooter?

    /// What the clocks show at that instant.
    public func localTime(at instant: Instant) -> LocalTime {
        segment(at: instant.seconds).localTime
    }

    /// The date and time that the clocks show at that instant.
    public func civil(at instant: Instant) -> CivilDateTime {
        let offset = segment(at: instant.seconds).localTime.offset
        return CivilDateTime(secondsSinceEpoch: instant.seconds + Int64(offset))
    }

    /// The segment that a second since the epoch lies in.
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

    /// The index of the first transition later than that second, by halving.
    private func firstTransition(after second: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
