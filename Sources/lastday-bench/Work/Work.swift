import ArgumentParser

/// The parts of the benchmark that run in processes of their own.
///
/// Those that measure something print their results as numbers.
struct Work: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do one part of a measurement.",
        shouldDisplay: false,
        subcommands: [
            Make.self, MakeFeed.self, Night.self, NightByStatements.self, Lateness.self,
            ImportToMidnight.self,
            Drain.self, Year.self,
        ]
    )
}

extension Work {
    /// Makes a district.
    struct Make: ParsableCommand {
        @Argument var store: String
        @Option var accounts: Int
        @Option var closings: Int
        @Option var nights: Int
        @Option var undelivered: Int

        func run() throws {
            let plan = DistrictPlan(
                accounts: accounts,
                closings: closings,
                nights: nights,
                undelivered: undelivered
            )
            var maker = try DistrictMaker(plan, at: store)
            try maker.make()
        }
    }

    /// Makes a feed.
    struct MakeFeed: ParsableCommand {
        @Argument var folder: String
        @Option var rows: Int

        func run() throws { try FeedMaker.make(rows, in: folder) }
    }
}
