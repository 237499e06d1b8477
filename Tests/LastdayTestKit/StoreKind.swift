import Foundation

/// The kinds of stores, which all meet the same contract.
public enum StoreKind: String, CaseIterable, Sendable {
    case sqlite, json, memory

    /// The kinds that are stored in files.
    public static let inFiles: [StoreKind] = [.sqlite, .json]

    /// The kind for tests that do not choose one: the one in LASTDAY_STORE, or by default the one in memory.
    public static let ofThisRun =
        ProcessInfo.processInfo.environment["LASTDAY_STORE"].flatMap(StoreKind.init) ?? .memory

    /// The kind for tests that need a file of any kind.
    public static var ofFiles: StoreKind { ofThisRun == .json ? .json : .sqlite }

    /// The name of the store's file; nil if it has none.
    var fileName: String? {
        switch self {
        case .sqlite: "lastday.db"
        case .json: "accounts.json"
        case .memory: nil
        }
    }
}
