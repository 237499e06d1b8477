import Foundation

/// The paths of the checkout and of the real data beside it.
enum Checkout {
    /// The folder with Package.swift in it.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of real data: the one in LASTDAY_SHARED_DATA, or by default beside the checkout.
    static let sharedData =
        ProcessInfo.processInfo.environment["LASTDAY_SHARED_DATA"].map { URL(filePath: $0) }
        ?? root.deletingLastPathComponent().appending(path: "shared/data")

    /// Whether to run the tests of the real data: if it is there, and always in CI, where its absence is a
    /// failure.
    static let runsOverSharedData =
        FileManager.default.fileExists(atPath: sharedData.path())
        || ProcessInfo.processInfo.environment["CI"] != nil

    /// The accounts of the sample district.
    static let sampleDistrict = root.appending(path: "config/sample-district/accounts.csv").path()
}
