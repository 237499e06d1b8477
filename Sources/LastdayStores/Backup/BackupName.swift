public import LastdayCore

/// The file name of a backup, with the instant when it was made, in UTC: lastday-2026-12-18T070000Z.db.
public struct BackupName: Sendable, Equatable, Comparable, CustomStringConvertible {
    private static let beginning = "lastday-"

    private let stamp: String
    /// The name's ending, which tells the kind of store.
    let ending: String

    /// Creates the name of a backup made at an instant.
    init(at instant: Instant, ending: String) {
        stamp = instant.stamp
        self.ending = ending
    }

    /// Reads a name as ``description`` writes it; nil for any other.
    init?(_ name: String) {
        guard let dot = name.firstIndex(of: "."), name.hasPrefix(Self.beginning) else { return nil }
        ending = String(name[dot...])
        guard Stores.endings.contains(ending) else { return nil }
        stamp = String(name[..<dot].dropFirst(Self.beginning.count))
        guard Instant(stamped: stamp) != nil else { return nil }
    }

    /// The name of the file.
    public var description: String { "\(Self.beginning)\(stamp)\(ending)" }

    /// Orders names by instant, oldest first; the stamps sort as text.
    public static func < (left: BackupName, right: BackupName) -> Bool { left.stamp < right.stamp }
}

extension Instant {
    /// The instant to the second, as a part of a file name: 2026-12-18T070000Z.
    public var stamp: String { toTheSecond.replacing(":", with: "") }

    /// Reads an instant as ``stamp`` writes it; nil for any other text.
    init?(stamped stamp: String) {
        let bytes = Array(stamp)
        guard bytes.count == 18 else { return nil }
        self.init("\(String(bytes[0..<13])):\(String(bytes[13..<15])):\(String(bytes[15...]))")
        guard self.stamp == stamp else { return nil }
    }
}
