import Foundation
public import LastdayCore

/// The machine's own zone, and where it comes from.
public struct MachineZone: Sendable {
    /// The zone.
    public let zone: Zone
    /// The source and the reason, if it is not /etc/localtime; otherwise nil.
    public let because: String?
}

extension ZoneDatabase {
    /// Returns the machine's zone, not the session's: the user's TZ variable counts only if the machine has
    /// no setting.
    ///
    /// - Throws: ``ZoneFailure``, also if /etc/localtime leads nowhere and nothing else names a zone.
    public func machineZone() throws(ZoneFailure) -> MachineZone {
        let name = linkedName ?? "localtime"
        if let bytes = try bytes(at: localtime, of: name) {
            let found = try zone(name, at: localtime, bytes)
            return MachineZone(zone: linkedName == nil ? named(found, bytes) : found, because: nil)
        }
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: localtime)
        let why = target == nil ? "there is no \(localtime)" : "\(localtime) leads nowhere"
        for (name, source) in [(fileName, timezone), (variableName, "TZ")] {
            // A name that is not in the database is ignored: the next source applies, and the reason is
            // reported.
            if let name, let zone = try? zone(named: name, blaming: .configuration) {
                return MachineZone(zone: zone, because: "as \(source) says, for \(why)")
            }
        }
        if let target { throw .leadsNowhere(localtime: localtime, target: target) }
        // Without any of them, the machine's clocks show UTC: localtime(5).
        return MachineZone(zone: try zone(named: "UTC", blaming: .configuration), because: "for \(why)")
    }

    /// The files that determine the machine's zone.
    package var machineFiles: [String] { [localtime, timezone] }

    /// The name that the link points to, if it is a link into the database.
    private var linkedName: String? {
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: localtime),
            let start = target.range(of: "zoneinfo/")
        else { return nil }
        return String(target[start.upperBound...])
    }

    /// Returns the zone of a file that is not a link under the machine's name for it, if that has the same
    /// bytes.
    private func named(_ zone: Zone, _ rules: [UInt8]) -> Zone {
        guard let name = fileName, (try? bytes(at: path(of: name), of: name)) == rules else { return zone }
        return Zone(name: name, rules: zone.rules)
    }

    private var fileName: String? {
        guard let bytes = try? SmallFile(at: timezone, atMost: 4 << 10).bytes else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).first.map {
            String($0)
        }
    }

    /// The name in TZ; POSIX lets a name of the database begin with a colon.
    private var variableName: String? {
        variable.map { $0.hasPrefix(":") ? String($0.dropFirst()) : $0 }
    }
}
