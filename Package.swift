// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "lastday",
    products: [
        .executable(name: "lastday", targets: ["lastday"]),
        .executable(name: "lastdayd", targets: ["lastdayd"]),
        .executable(name: "lastday-bench", targets: ["lastday-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C headers only: what Swift's Glibc module does not export, and libsystemd.
        .systemLibrary(
            name: "CLinux",
            pkgConfig: "libsystemd",
            providers: [.apt(["libsystemd-dev"])]
        ),

        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CGcrypt", pkgConfig: "libgcrypt", providers: [.apt(["libgcrypt20-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .target(name: "LastdayHashing", dependencies: ["CGcrypt"]),
        // The rules import nothing but SHA-256, not even Foundation, so no rule can read a clock or open a file.
        .target(name: "LastdayCore", dependencies: ["LastdayHashing"]),
        // What people read of the core's values: refusals, findings, remarks, dates, the sentences of the audit.
        .target(name: "LastdayMessages", dependencies: ["LastdayCore"]),
        // Everything that talks to the operating system: files, locks, watches, clocks, processes, the journal's socket. Of
        // the rules it uses values only (instants, zones, failures); it knows neither records nor stores.
        .target(
            name: "LastdaySystem",
            dependencies: [
                "LastdayCore", "LastdayMessages", "CLinux",
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "LastdayStores",
            dependencies: [
                "LastdayHashing", "LastdayCore", "LastdayMessages", "LastdaySystem", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
                // SQLite itself, for the one pass that has to be fast.
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "LastdayImport",
            dependencies: [
                "LastdayHashing", "LastdayCore", "LastdayMessages", "LastdaySystem", "CXML2", "CZlib",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "LastdayService",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdaySystem",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ]
        ),

        // What both programs say on the command line: which store, which settings, which exit code.
        .target(
            name: "LastdayCommandLine",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdaySystem", "LastdayStores", "LastdayService",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // The programs: the only places that see everything.
        .executableTarget(
            name: "lastdayd",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdaySystem", "LastdayStores", "LastdayService",
                "LastdayCommandLine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "lastday",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdaySystem", "LastdayStores", "LastdayImport",
                "LastdayService",
                "LastdayCommandLine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // The figures, each beside its floor: bare SQL statements through SQLite's C library.
        .executableTarget(
            name: "lastday-bench",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdaySystem", "LastdayStores", "LastdayService",
                "LastdayCommandLine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),

        // What every store keeps to, for whoever writes one; it needs no test library.
        .target(name: "StoreContract", dependencies: ["LastdayCore"]),
        // What tests share: zones from the machine's files, stores in a folder of their own.
        .target(
            name: "LastdayTestKit",
            dependencies: ["LastdayCore", "LastdayMessages", "LastdayStores", "StoreContract"],
            path: "Tests/LastdayTestKit"
        ),
        // Every parser under inputs that are wrong in some way; Tests/EndToEnd runs it.
        .executableTarget(
            name: "lastday-fuzz",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdaySystem", "LastdayStores", "LastdayImport",
                "LastdayService",
                "LastdayTestKit",
            ],
            path: "Tests/Fuzz"
        ),
        .testTarget(
            name: "LastdayCoreTests",
            dependencies: ["LastdayCore", "LastdayMessages", "LastdayTestKit"]
        ),
        .testTarget(
            name: "LastdayMessagesTests",
            dependencies: ["LastdayCore", "LastdayMessages", "LastdayTestKit"]
        ),
        .testTarget(
            name: "LastdaySystemTests",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdaySystem", "LastdayTestKit",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "LastdayStoresTests",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdaySystem", "LastdayStores", "LastdayTestKit",
                "StoreContract",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "LastdayImportTests",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdayStores", "LastdayImport", "LastdayTestKit",
            ]
        ),
        .testTarget(
            name: "LastdayServiceTests",
            dependencies: [
                "LastdayCore", "LastdayMessages", "LastdaySystem", "LastdayStores", "LastdayService",
                "LastdayTestKit",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
}

// A release needs no Swift on the machine where it runs, and starts sooner. (--static-swift-stdlib links programs likewise, but
// no test can be linked with what it compiles.)
let ofStaticFoundation = [
    "CoreFoundation", "_FoundationICU", "_FoundationCShims", "_FoundationCollections",
]
// Packed, the 90,000 relative relocations are read in 18 KB and not in 2 MB, at each start; glibc understands them since 2.36.
let packed = ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"]
for target in package.targets where target.type == .executable {
    let flags = ["-static-stdlib"] + ofStaticFoundation.map { "-l" + $0 } + packed
    target.linkerSettings = [.unsafeFlags(flags, .when(configuration: .release))]
}

// The unit tests are run over what is released: its modules let them in, and they themselves are compiled quickly.
for target in package.targets where target.type != .system {
    let flag = target.type == .test ? "-Onone" : "-enable-testing"
    target.swiftSettings?.append(.unsafeFlags([flag], .when(configuration: .release)))
}
