import ArgumentParser
import LastdayRules

/// What a district is to be like.
struct DistrictPlan {
    let accounts: Int
    /// How many accounts each of its nights closes.
    var closings = 0
    /// How many nights it has, one after the other, so that a large store serves for several measurements.
    var nights = 1
    /// How many entries of its audit the journal has not been told: more than a command tells by itself, so that no
    /// benchmark ends up in the machine's journal.
    var untold = 101

    /// A name for it.
    var name: String { "district-\(accounts)-\(closings)-\(nights)-\(untold)" }

    /// The same, as the hidden command takes it.
    var arguments: [String] {
        [
            "--accounts", String(accounts), "--closings", String(closings), "--nights", String(nights),
            "--untold", String(untold),
        ]
    }

    /// The Expires Date of the accounts that a night closes; far enough ahead that the real service never does.
    static func expiresOn(_ night: Int) -> CivilDate { firstDate.adding(days: night) }

    private static let firstDate = CivilDate(dayNumber: 47_279)  // Fri 2099-06-12
}
