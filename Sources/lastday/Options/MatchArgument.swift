import ArgumentParser
import LastdayCore

/// A sort of data that suffices to identify a person, on the command line.
struct MatchArgument: ExpressibleByArgument {
    let match: PersonMatch

    init?(argument: String) {
        guard let match = PersonMatch(rawValue: argument) else { return nil }
        self.match = match
    }

    static var allValueStrings: [String] { PersonMatch.allCases.map(\.rawValue) }
}
