import Glibc
public import LastdayMessages
public import LastdayCore
import LastdaySystem
import SystemPackage

/// The metrics file for node_exporter's textfile collector, in Prometheus' text format.
///
/// The file is replaced as a whole, so that no reader sees half of it, and everybody may read it: it contains
/// no names.
public struct MetricsFile: Sendable {
    private let path: String

    /// Creates a file at that path; nil if the path is empty, which the configuration uses for none.
    public init?(at path: String) {
        guard !path.isEmpty else { return nil }
        self.path = path
    }

    /// Writes the metrics.
    ///
    /// - Throws: ``MetricsFailure``.
    public func write(_ snapshot: HealthSnapshot) throws(MetricsFailure) {
        do throws(Errno) {
            // A draft of this process's own: several processes may write the metrics at the same time.
            let new = try ReplacingFile<Errno>(
                for: path,
                draft: "\(path).\(getpid())",
                leftover: .isRemoved
            )
            defer { new.discard() }
            try new.file.append(Array(Self.text(snapshot).utf8))
            try new.file.setPermissions([.ownerReadWrite, .groupRead, .otherRead])
            try new.file.confirm()
            // Not worth waiting for the disk: after a power cut the next run writes them again.
            try new.takePlace(isSynced: false)
        } catch {
            throw MetricsFailure(path: path, error)
        }
    }

    /// Returns the metrics as text; times are in seconds since the epoch.
    static func text(_ snapshot: HealthSnapshot) -> String {
        var metrics: [(name: String, help: String, value: Int64)] = [
            ("accounts", "User accounts in the store.", Int64(snapshot.accounts)),
            ("due", "Accounts that will be due at the next midnight.", Int64(snapshot.due)),
            ("next_midnight_seconds", "The next midnight.", snapshot.nextMidnight.seconds),
            ("missing_nights", "Nights that the ledger lacks.", Int64(snapshot.missing.count)),
            ("overdue", "Accounts that a night failed to close.", Int64(snapshot.overdue)),
            ("protected_due", "Accounts that are due and protected.", Int64(snapshot.spared)),
            ("held", "Accounts that are held back.", Int64(snapshot.hold?.count ?? 0)),
        ]
        if let last = snapshot.lastNight {
            metrics += [
                ("last_night_seconds", "The latest midnight in the ledger.", last.night.midnight.seconds),
                (
                    "last_night_recorded_seconds", "When that night's work was done.",
                    last.night.recordedAt.seconds
                ),
                ("closings", "Accounts that the last night's run closed.", Int64(last.run.closed)),
            ]
        }
        return metrics.map { metric in
            """
            # HELP lastday_\(metric.name) \(metric.help)
            # TYPE lastday_\(metric.name) gauge
            lastday_\(metric.name) \(metric.value)

            """
        }.joined()
    }
}

/// The error that the metrics file could not be written.
public struct MetricsFailure: Explained {
    let path, why: String

    init(path: String, _ error: Errno) {
        self.path = path
        why = error.description
    }

    /// The kind of failure.
    public var kind: FailureKind { .configuration }
    /// What is wrong, where, and what to do.
    public var description: String {
        "the metrics file \(path) cannot be written (\(why)); see textfile in: man lastday.toml"
    }
}
