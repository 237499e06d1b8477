public import Foundation
public import LastdayCore

/// The zones of this machine's time zone database.
public enum MachineZones {
    /// The folder that the operating system's updates reach.
    public static let folder = URL(filePath: "/usr/share/zoneinfo")

    /// The zone of that name, read from its file.
    ///
    /// - Throws: Where there is no such file, or it cannot be read.
    public static func zone(_ name: String) throws -> Zone {
        let bytes = try Data(contentsOf: folder.appending(path: name))
        return Zone(name: name, rules: try ZoneRules(zoneFile: Array(bytes)))
    }
}
