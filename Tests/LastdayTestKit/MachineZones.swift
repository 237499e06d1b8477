public import Foundation
public import LastdayCore

/// The zones of this machine's time zone database.
public enum MachineZones {
    /// The folder of the database, which updates of the operating system maintain.
    public static let folder = URL(filePath: "/usr/share/zoneinfo")

    /// Reads the zone with a name from its file.
    ///
    /// - Throws: If there is no such file, or it cannot be read.
    public static func zone(_ name: String) throws -> Zone {
        let bytes = try Data(contentsOf: folder.appending(path: name))
        return Zone(name: name, rules: try ZoneRules(zoneFile: Array(bytes)))
    }
}
