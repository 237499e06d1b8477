import ArgumentParser
import LastdayCore

/// The properties of a district.
struct DistrictPlan {
    let accounts: Int
    /// How many accounts each of its nights closes.
    var closings = 0
    /// How many consecutive nights it has, so that one large store is enough for several measurements.
    var nights = 1
    /// How many of its audit entries have not been sent to the journal: more than a command sends by itself, so that a
    /// benchmark leaves nothing in the machine's journal.
    var undelivered = 101

    /// A name for it.
    var name: String { "district-\(accounts)-\(closings)-\(nights)-\(undelivered)" }

    /// The plan as arguments of the hidden command.
    var arguments: [String] {
        [
            "--accounts", String(accounts), "--closings", String(closings), "--nights", String(nights),
            "--undelivered", String(undelivered),
        ]
    }

    /// The Expires Date of the accounts that a night closes, so far ahead that the real service never closes them.
    static func expiresOn(_ night: Int) -> CivilDate { firstDate.adding(days: night) }

    private static let firstDate = CivilDate(dayNumber: 47_279)  // Fri 2099-06-12
}
