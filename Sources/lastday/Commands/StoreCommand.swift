import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService
import LastdayStores

struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Make a store, or look it over.",
        subcommands: [Init.self, Check.self]
    )

    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make an empty store.")

        @OptionGroup var store: StoreOptions

        func run() throws {
            let made = try Stores.make(at: store.settings().store)
            say("made the empty store \(made.place)")
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Look for damage in a store.")

        @OptionGroup var store: StoreOptions

        func run() throws {
            let store = try Stores.open(at: store.settings().store)
            let faults = try store.faults()
            guard faults.isEmpty else { throw StoreFaults(place: store.place, details: faults) }
            let counts = try store.read { records in
                try RecordSort.allCases.map { counted(try records.count(of: $0), $0.rawValue, $0.plural) }
            }
            say("\(store.place) is sound: \(counts.joined(separator: ", "))")
            say("digest \(try store.read { try Digest(of: $0).text })")
        }
    }
}

/// What is wrong with a store.
struct StoreFaults: Failure {
    let place: String
    let details: [String]
    var kind: FailureKind { .badData }
    var description: String { "\(place) is damaged; restore it from a copy" }
}
