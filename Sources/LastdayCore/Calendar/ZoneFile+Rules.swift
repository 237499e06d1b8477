extension ZoneFileReader {
    /// The offsets that RFC 9636 calls reasonable, in seconds: -25:59:59 to +25:59:59.
    private static let offsets = -93_599...93_599

    /// Reads the rules that follow a header.
    mutating func rules(_ header: ZoneFileHeader, secondsWidth: Int) throws(ZoneFileFault) -> ZoneRules {
        guard header.leapCount == 0 else {
            throw ZoneFileFault(description: "counts leap seconds, which the system's clock does not")
        }
        var transitions: [Int64] = []
        for _ in 0..<header.transitionCount {
            let second = try number(secondsWidth)
            guard transitions.last.map({ $0 < second }) ?? true, abs(second / 2) < .max / 4 else {
                throw ZoneFileFault(description: "has transitions out of order")
            }
            transitions.append(second)
        }
        let indexes = Array(try take(header.transitionCount))
        let types = try localTimes(header)
        var after: [ZoneRules.LocalTime] = []
        for index in indexes {
            guard types.indices.contains(Int(index)) else {
                throw ZoneFileFault(description: "names a local time that it does not have")
            }
            after.append(types[Int(index)])
        }
        try skip(header.standardCount + header.universalCount)
        return ZoneRules(
            transitions: transitions,
            after: after,
            earliest: types[0],
            // By the block's position, not by its own header: a lost footer would mean years of wrong dates.
            footer: secondsWidth == 8 ? try footer() : nil
        )
    }

    private mutating func localTimes(
        _ header: ZoneFileHeader
    ) throws(ZoneFileFault) -> [ZoneRules.LocalTime] {
        var unnamed: [(offset: Int, name: Int)] = []
        for _ in 0..<header.typeCount {
            let offset = Int(try number(4))
            guard Self.offsets.contains(offset) else {
                throw ZoneFileFault(description: "sets clocks \(offset) seconds off UTC")
            }
            try skip(1)  // whether it is daylight saving time, which the abbreviation shows as well
            unnamed.append((offset, Int(try take(1).first ?? 0)))
        }
        let names = Array(try take(header.nameLength))
        var types: [ZoneRules.LocalTime] = []
        for (offset, name) in unnamed {
            guard name < names.count, let end = names[name...].firstIndex(of: 0) else {
                throw ZoneFileFault(description: "has an abbreviation without an end")
            }
            types.append(ZoneRules.LocalTime(offset: offset, named: names[name..<end]))
        }
        return types
    }

    /// Reads the line after the table: a rule in the form of POSIX's TZ, or nothing.
    private mutating func footer() throws(ZoneFileFault) -> ZoneFooter? {
        guard try take(1).first == UInt8(ascii: "\n"),
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
        else { throw ZoneFileFault(description: "has no footer") }
        let line = bytes[position..<end]
        guard !line.isEmpty else { return nil }
        guard let footer = ZoneFooter(Array(line)) else {
            let shown = quoted(String(decoding: line, as: UTF8.self))
            throw ZoneFileFault(description: "has a footer that cannot be read: \(shown)")
        }
        return footer
    }
}
