import ArgumentParser
import LastdayCore

/// The properties of a district.
struct DistrictPlan {
    let accounts: Int
    /// The number of accounts that each of its nights closes.
    var closings = 0
    /// The number of its consecutive nights; with several, one large store serves several measurements.
    var nights = 1
    /// The number of its audit entries that have not been sent to the journal: by default more than a command
    /// sends by itself, so that a benchmark leaves nothing in the machine's journal.
    var undelivered = 101

    /// A name for the district's file, different for every plan.
    var name: String { "district-\(accounts)-\(closings)-\(nights)-\(undelivered)" }

    /// The plan as arguments of the hidden command that makes the district.
    var arguments: [String] {
        [
            "--accounts", String(accounts), "--closings", String(closings), "--nights", String(nights),
            "--undelivered", String(undelivered),
        ]
    }

    /// Returns the Expires Date of the accounts that a night closes, so far ahead that no real service closes
    /// them.
    static func expiresOn(_ night: Int) -> CivilDate { firstDate.adding(days: night) }

    private static let firstDate = CivilDate(dayNumber: 47_279)  // Fri 2099-06-12
}
