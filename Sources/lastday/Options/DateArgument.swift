import ArgumentParser
import LastdayCore

/// A civil date on the command line.
///
/// It is parsed when the command runs, so that a bad date gives one clear line.
struct DateArgument: ExpressibleByArgument {
    private let text: String

    init?(argument: String) {
        text = argument
    }

    /// Returns the date.
    func date() throws(UnreadableDate) -> CivilDate { try CivilDate(reading: text) }
}
