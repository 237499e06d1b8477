/// Previews of what a night will do, by the same rules that will do it.
public enum Previewing {
    /// A preview of a night to come.
    public struct NightPreview: Sendable {
        /// The civil date that the night begins.
        public let night: CivilDate
        /// The instant of its midnight.
        public let midnight: Instant
        /// The accounts that will be due then, as the records stand now.
        public let accounts: [(account: AccountWithPerson, offboarding: Offboarding?, action: NightAction)]
        /// The hold that will result, as the records stand now; nil if nothing will be held back.
        public let hold: Hold?
    }

    /// Returns what a night will do.
    ///
    /// - Throws: What the store throws.
    public static func preview(
        on night: CivilDate,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> NightPreview {
        let midnight = Midnight.beginning(of: night, in: policy.zone)
        var accounts: [(account: AccountWithPerson, offboarding: Offboarding?, action: NightAction)] = []
        let hold = try Holding.hold(on: night, at: midnight, in: records, under: policy)
        try records.forEachDue(through: policy.lastExpired(by: night)) { one in
            let action = try policy.action(
                of: one,
                on: night,
                at: midnight,
                holding: hold != nil,
                in: records
            )
            guard let action else { return }
            let person = try one.account.person.flatMap { try records.person($0) }
            accounts.append(
                (AccountWithPerson(account: one.account, person: person), one.offboarding, action)
            )
        }
        return NightPreview(night: night, midnight: midnight, accounts: accounts, hold: hold)
    }
}
