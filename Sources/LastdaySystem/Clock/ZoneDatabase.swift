import Foundation
public import LastdayMessages
public import LastdayCore

/// The machine's time zone database: the folder that the operating system's updates maintain.
///
/// Foundation's own zones are never used: on Linux they come from a copy inside its ICU library.
public struct ZoneDatabase: Sendable {
    /// The folder of the zone files.
    public let folder: String
    /// The file, usually a link, that determines the machine's zone.
    public let localtime: String
    /// The file that contains the name of that zone on Debian.
    public let timezone: String
    /// The value of the TZ variable for this program.
    let variable: String?

    /// Creates the database at its usual place, or at another for tests.
    public init(
        folder: String = "/usr/share/zoneinfo",
        localtime: String = "/etc/localtime",
        timezone: String = "/etc/timezone",
        variable: String? = ZoneDatabase.session
    ) {
        self.folder = folder
        self.localtime = localtime
        self.timezone = timezone
        self.variable = variable
    }

    /// The value of the TZ variable in this session.
    public static var session: String? { ProcessInfo.processInfo.environment["TZ"] }

    /// Returns the zone of that name.
    ///
    /// - Parameters:
    ///   - name: A name of the database, such as "America/Denver".
    ///   - kind: The kind of failure that a wrong name is: of the command line, or of the configuration.
    /// - Returns: The zone with its rules.
    /// - Throws: ``ZoneFailure``.
    public func zone(named name: String, blaming kind: FailureKind) throws(ZoneFailure) -> Zone {
        // Debian has a file of that name, which is whatever the machine's zone is at the time.
        guard name != "localtime" else { throw .noName(name, localtime: localtime, kind) }
        // A name is a path below the folder, and nothing else.
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
            throw .unknown(name, nearest: closestMatch(to: name, among: names()), folder: folder, kind)
        }
        if let example = example(of: name) { throw .group(name, example: example, kind) }
        guard let bytes = try bytes(at: path(of: name), of: name) else {
            throw .unknown(name, nearest: closestMatch(to: name, among: names()), folder: folder, kind)
        }
        return try zone(name, at: path(of: name), bytes)
    }

    /// Returns the path of the file that determines that zone.
    public func path(of name: String) -> String { "\(folder)/\(name)" }

    /// Returns the bytes of a zone's file; nil if there is none.
    ///
    /// The largest in use have a few thousand.
    func bytes(at path: String, of name: String) throws(ZoneFailure) -> [UInt8]? {
        do {
            return try SmallFile(at: path, atMost: 1 << 20).bytes
        } catch {
            switch error {
            case .unreadable(.system), .unreadable(.isFolder): return nil
            case .unreadable(.isNoFile): throw .damaged(name, path: path, fault: "is no file")
            case .isTooLarge: throw .damaged(name, path: path, fault: "is larger than any time zone file")
            }
        }
    }

    func zone(_ name: String, at path: String, _ bytes: [UInt8]) throws(ZoneFailure) -> Zone {
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
            .filter { $0.first?.isUppercase == true && !$0.hasSuffix(".tab") && !isFolder($0) }
    }

    private func isFolder(_ name: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path(of: name), isDirectory: &isFolder)
            && isFolder.boolValue
    }

    /// Returns a zone in the group of that name; nil if it is not a group.
    private func example(of group: String) -> String? {
        guard isFolder(group) else { return nil }
        let members = names().filter { $0.hasPrefix("\(group)/") }.sorted()
        return members.first { $0 == "America/Denver" } ?? members.first
    }
}

/// The reason why a time zone is not available.
public enum ZoneFailure: Explained {
    /// The database has no such zone.
    case unknown(String, nearest: String?, folder: String, FailureKind)
    /// The database has several zones under that name.
    case group(String, example: String, FailureKind)
    /// The name may mean another zone tomorrow.
    case noName(String, localtime: String, FailureKind)
    /// The zone's file is damaged.
    case damaged(String, path: String, fault: String)
    /// The machine's zone is a link to nothing.
    case leadsNowhere(localtime: String, target: String)
    /// The configuration names another zone than the store.
    case notTheStores(String, stores: String, place: String)
    /// The store was moved to another zone while the act was being done.
    case moved(to: String, place: String)

    /// The kind of failure.
    public var kind: FailureKind {
        switch self {
        case .unknown(_, _, _, let kind), .group(_, _, let kind), .noName(_, _, let kind): kind
        case .damaged, .leadsNowhere, .notTheStores: .configuration
        case .moved: .busy
        }
    }

    /// Whether the failure concerns the midnight of all accounts.
    public var isCritical: Bool {
        if case .notTheStores = self { true } else { false }
    }

    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .unknown(let name, let nearest, let folder, _):
            "no time zone \(quoted(name)) in \(folder); "
                + (nearest.map { "did you mean \(quoted($0))?" } ?? "zone names look like \"America/Denver\"")
        case .group(let name, let example, _):
            "no time zone \(quoted(name)): \(name) is a group of zones; one of them is \(quoted(example))"
        case .noName(let name, let localtime, _):
            "no time zone \(quoted(name)): it means whatever \(localtime) says at the time; name a zone, for example \"America/Denver\""
        case .damaged(let name, let path, let fault):
            "the time zone \(quoted(name)) cannot be used: \(path) \(fault); reinstall the package tzdata"
        case .leadsNowhere(let localtime, let target):
            "the machine's time zone is unknown: \(localtime) points to \(target), which does not exist; set the district's with: "
                + "lastday store zone NAME"
        case .notTheStores(let name, let stores, let place):
            "the zone \(quoted(name)) is not that of the store \(place), which is \(quoted(stores)); "
                + "use that one, or move the store with: lastday store zone \(name)"
        case .moved(let name, let place):
            "the store \(place) has just been moved to the zone \(quoted(name)); nothing changed, try again"
        }
    }
}
