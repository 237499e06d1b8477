import GRDB
import LastdayRules

extension SQLiteChanges {
    /// A departure's end is written apart, because a night touches nothing else of it.
    func write(_ offboarding: Offboarding, _ before: Offboarding?) throws {
        try refuseUnkeepable(offboarding)
        if let before, offboarding.hasPlan(of: before) {
            try db.executeOnce(
                "UPDATE offboarding SET state = ?, ended_at = ? WHERE id = ?",
                offboarding.state.rawValue,
                offboarding.endedAt?.description,
                offboarding.number
            )
            return
        }
        try db.executeOnce(
            before == nil
                ? """
                INSERT INTO offboarding (account, last_day, reason, leaves_enabled, state, replaced_expires_on,
                queued_at, queued_by, ended_at, ends, overrides_protection, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE offboarding SET account = ?, last_day = ?, reason = ?, leaves_enabled = ?, state = ?,
                replaced_expires_on = ?, queued_at = ?, queued_by = ?, ended_at = ?, ends = ?,
                overrides_protection = ? WHERE id = ?
                """,
            offboarding.account,
            offboarding.lastDay.description,
            offboarding.reason,
            offboarding.leavesEnabled,
            offboarding.state.rawValue,
            offboarding.replacedExpiresOn?.description,
            offboarding.queuedAt.description,
            offboarding.queuedBy,
            offboarding.endedAt?.description,
            JSON.text(.named(offboarding.ends.map(\.named))),
            offboarding.overridesProtection,
            offboarding.number
        )
    }
}

extension Offboarding {
    /// Whether the other departure is the same but for what became of it.
    fileprivate func hasPlan(of other: Offboarding) -> Bool {
        var like = other
        like.state = state
        like.endedAt = endedAt
        return self == like
    }
}
