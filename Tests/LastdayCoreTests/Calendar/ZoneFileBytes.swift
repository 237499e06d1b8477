/// The bytes of a time zone file, laid out as in RFC 9636, so that a test can make any file, valid or not.
struct ZoneFileBytes {
    /// An entry of the file's table of local times.
    struct LocalTime {
        var offset: Int32
        var isDaylight = false
        /// The index in ``names`` at which its name begins.
        var name: UInt8
    }

    /// The format's version: NUL for the first.
    var version = UInt8(ascii: "2")
    var localTimes = [
        LocalTime(offset: -25_200, name: 0), LocalTime(offset: -21_600, isDaylight: true, name: 4),
    ]
    var names = Array("MST\0MDT\0".utf8)
    /// When the clocks were reset, and to which of the local times.
    var transitions: [(second: Int64, to: UInt8)] = []
    /// The line after the tables, without its line ends.
    var footer = ""
    /// The number of leap seconds in the header; their bytes are zeros.
    var leapSeconds: Int32 = 0

    /// The whole file; from the second version on, it begins with a 32-bit block of another zone, which
    /// readers have to ignore.
    var bytes: [UInt8] {
        guard version != 0 else { return block(secondsWidth: 4) }
        var decoy = ZoneFileBytes()
        decoy.localTimes = [LocalTime(offset: 3_600, name: 0)]
        decoy.names = Array("NOT\0".utf8)
        decoy.transitions = [(-2_147_483_648, 0), (0, 0), (2_147_483_647, 0)]
        decoy.version = version
        return decoy.block(secondsWidth: 4) + block(secondsWidth: 8) + Array("\n\(footer)\n".utf8)
    }

    private func block(secondsWidth: Int) -> [UInt8] {
        var bytes = Array("TZif".utf8) + [version] + Array(repeating: 0, count: 15)
        let counts = [0, 0, Int(leapSeconds), transitions.count, localTimes.count, names.count]
        for count in counts { bytes += Self.bigEndian(Int64(count), width: 4) }
        for transition in transitions { bytes += Self.bigEndian(transition.second, width: secondsWidth) }
        bytes += transitions.map(\.to)
        for time in localTimes {
            bytes += Self.bigEndian(Int64(time.offset), width: 4) + [time.isDaylight ? 1 : 0, time.name]
        }
        return bytes + names + Array(repeating: 0, count: max(0, Int(leapSeconds)) * (secondsWidth + 4))
    }

    static func bigEndian(_ number: Int64, width: Int) -> [UInt8] {
        (0..<width).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
