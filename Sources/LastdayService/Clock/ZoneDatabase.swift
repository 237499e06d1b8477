import Foundation
public import LastdayRules

/// The machine's time zone database: the folder that the operating system's updates reach.
///
/// Foundation's own zones are never asked: on Linux they come from a copy inside its ICU library.
public struct ZoneDatabase: Sendable {
    /// Where the zone files are.
    public let folder: String
    /// The file, commonly a link, that says what the machine's zone is.
    public let localtime: String

    /// The database at its usual place, or at another for tests.
    public init(folder: String = "/usr/share/zoneinfo", localtime: String = "/etc/localtime") {
        self.folder = folder
        self.localtime = localtime
    }

    /// The zone of that name.
    ///
    /// - Parameters:
    ///   - name: A name of the database, as "America/Denver".
    ///   - kind: What sort of trouble a wrong name is: of the command line, or of the configuration.
    /// - Returns: The zone with its rules.
    /// - Throws: ``ZoneFailure``.
    public func zone(named name: String, blaming kind: FailureKind) throws(ZoneFailure) -> Zone {
        // A name is a path below the folder, and nothing else.
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }),
            let bytes = try bytes(at: path(of: name), of: name)
        else { throw .unknown(name, nearest: nearest(to: name, among: names()), folder: folder, kind) }
        return try zone(name, at: path(of: name), bytes)
    }

    /// The machine's zone, which is not the session's: a TZ variable of whoever types does not count.
    ///
    /// - Throws: ``ZoneFailure``.
    public func machineZone() throws(ZoneFailure) -> Zone {
        let name = machineZoneName() ?? "localtime"
        guard let bytes = try bytes(at: localtime, of: name) else {
            // Without the file, the machine's clocks show UTC: localtime(5).
            return try zone(named: "UTC", blaming: .configuration)
        }
        return try zone(name, at: localtime, bytes)
    }

    /// The file whose change can change that zone.
    public func path(of name: String) -> String { "\(folder)/\(name)" }

    /// The name behind the link, where it is a link into the database.
    private func machineZoneName() -> String? {
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: localtime),
            let start = target.range(of: "zoneinfo/")
        else { return nil }
        return String(target[start.upperBound...])
    }

    /// The bytes of a zone's file; nil where there is none.
    ///
    /// The largest in use have a few thousand.
    private func bytes(at path: String, of name: String) throws(ZoneFailure) -> [UInt8]? {
        do {
            return try SmallFile(at: path, atMost: 1 << 20).bytes
        } catch {
            switch error {
            case .system, .isFolder: return nil
            case .isNoFile: throw .damaged(name, path: path, fault: "is no file")
            case .isTooLarge: throw .damaged(name, path: path, fault: "is larger than any time zone file")
            }
        }
    }

    private func zone(_ name: String, at path: String, _ bytes: [UInt8]) throws(ZoneFailure) -> Zone {
        do throws(ZoneFileFault) {
            return Zone(name: name, rules: try ZoneRules(zoneFile: bytes))
        } catch {
            throw .damaged(name, path: path, fault: error.description)
        }
    }

    /// The names of all zones, for "did you mean".
    func names() -> [String] {
        guard let files = FileManager.default.enumerator(atPath: folder) else { return [] }
        return files.compactMap { $0 as? String }
            .filter { $0.first?.isUppercase == true && !$0.hasSuffix(".tab") }
    }
}

/// Why a time zone could not be had.
public enum ZoneFailure: Failure {
    /// The database has no such zone.
    case unknown(String, nearest: String?, folder: String, FailureKind)
    /// Its file cannot be believed.
    case damaged(String, path: String, fault: String)

    /// What sort of trouble it is.
    public var kind: FailureKind {
        switch self {
        case .unknown(_, _, _, let kind): kind
        case .damaged: .configuration
        }
    }

    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .unknown(let name, let nearest, let folder, _):
            "no time zone \(quoted(name)) in \(folder); "
                + (nearest.map { "did you mean \(quoted($0))?" } ?? "zones are named as \"America/Denver\"")
        case .damaged(let name, let path, let fault):
            "the time zone \(quoted(name)) cannot be used: \(path) \(fault); install the package tzdata again"
        }
    }
}
