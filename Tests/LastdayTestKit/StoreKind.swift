import Foundation

/// The sorts of stores; each keeps the same contract.
public enum StoreKind: String, CaseIterable, Sendable {
    case sqlite, json, memory

    /// Those that keep files.
    public static let inFiles: [StoreKind] = [.sqlite, .json]

    /// The sort of the tests that do not say one: that of LASTDAY_STORE, or the one in memory.
    public static let ofThisRun =
        ProcessInfo.processInfo.environment["LASTDAY_STORE"].flatMap(StoreKind.init) ?? .memory

    /// The sort of the tests that need a file, whatever sort it is.
    public static var ofFiles: StoreKind { ofThisRun == .json ? .json : .sqlite }

    /// The name of the store's file; nil where it has none.
    var fileName: String? {
        switch self {
        case .sqlite: "lastday.db"
        case .json: "accounts.json"
        case .memory: nil
        }
    }
}
