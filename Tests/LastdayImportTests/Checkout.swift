import Foundation

/// Files beside the tests: where the checkout is, and the sets of real data next to it.
enum Checkout {
    /// The folder with Package.swift in it.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of real data: beside the checkout, or where LASTDAY_SHARED_DATA says.
    static let sharedData =
        ProcessInfo.processInfo.environment["LASTDAY_SHARED_DATA"].map { URL(filePath: $0) }
        ?? root.deletingLastPathComponent().appending(path: "shared/data")

    /// Whether tests over the real data run: where it is, and in CI, where its absence is a failure.
    static let runsOverSharedData =
        FileManager.default.fileExists(atPath: sharedData.path())
        || ProcessInfo.processInfo.environment["CI"] != nil

    static let sampleDistrict = root.appending(path: "config/sample-district/accounts.csv").path()
}
