import LastdayCore

extension JSONRecords {
    /// Returns the accounts that are due through a date, by Expires Date and number, with their places.
    private func due(through expiresOn: CivilDate) -> [(expiresOn: Int64, number: Int64, index: Int)] {
        let accounts = document[.account]
        let (dates, numbers) = (accounts.column("expires_on"), accounts.numbers)
        let (disabled, closed) = (accounts.column("disabled"), accounts.column("closed_at"))
        let last = Int64(expiresOn.dayNumber)
        return accounts.numbers.indices
            .filter {
                dates[$0] != FieldForm.nothing && dates[$0] <= last && disabled[$0] == 0
                    && closed[$0] == FieldForm.nothing
            }
            .map { (dates[$0], numbers[$0], $0) }
            .sorted { ($0.expiresOn, $0.number) < ($1.expiresOn, $1.number) }
    }

    func due(through expiresOn: CivilDate, after mark: DueMark?, limit: Int) throws -> [DueAccount] {
        let after = mark.map { (Int64($0.expiresOn.dayNumber), $0.number) } ?? (.min, .min)
        return try due(through: expiresOn).lazy.filter { ($0.expiresOn, $0.number) > after }.prefix(limit)
            .map { place in
                let account: UserAccount = try self.record(at: place.index)
                return DueAccount(
                    account: account,
                    offboarding: try self.queuedOffboarding(of: account.number)
                )
            }
    }

    func dueCount(through expiresOn: CivilDate) throws -> Int { due(through: expiresOn).count }

    /// The places of the accounts that are neither closed nor Disabled, in the order of their numbers.
    private var open: [Int] {
        let (disabled, closed) = (
            document[.account].column("disabled"), document[.account].column("closed_at")
        )
        return document[.account].byNumber.filter { disabled[$0] == 0 && closed[$0] == FieldForm.nothing }
    }

    func openCount(of type: AccountType?, atMost limit: Int) throws -> Int {
        let form = UserAccount.form
        let wanted = form.fields[form.place(of: "account_type")].key(of: type.fieldValue)
        let types = document[.account].column("account_type")
        return min(limit, open.count { types[$0] == wanted })
    }

    func openAccounts(withRole role: String, after date: CivilDate, limit: Int) throws -> [UserAccount] {
        let dates = document[.account].column("expires_on")
        var found: [UserAccount] = []
        for index in open where dates[index] == FieldForm.nothing || dates[index] > Int64(date.dayNumber) {
            guard found.count < limit else { break }
            let account: UserAccount = try record(at: index)
            guard account.roles.contains(where: { $0.isSame(as: role) }) else { continue }
            found.append(account)
        }
        return found
    }

    func queued(through lastDay: CivilDate) throws -> [Offboarding] {
        let days = document[.offboarding].column("last_day")
        return try offboardings(in: .queued).filter { days[$0] <= Int64(lastDay.dayNumber) }
            .map { try record(at: $0) }.byLastDay
    }

    /// Returns the places of the departures in a state, in the order of their numbers.
    func offboardings(in state: Offboarding.State) -> [Int] {
        let key = Offboarding.State.allCases.firstIndex(of: state).map(Int64.init)
        return places(.offboarding, where: "state") { $0 == key }
    }

    func lastNight() throws -> Night? {
        try document[.night].byNumber.last.flatMap { try record(at: $0) }
    }

    func unfinishedRuns() throws -> [Run] {
        try places(.run, where: "finished_at") { $0 == FieldForm.nothing }.map { try record(at: $0) }
    }

    func closings(by run: Int64) throws -> Int {
        document[.account].column("closed_run").count { $0 == run }
    }
}

extension [Offboarding] {
    /// The departures by last day and number.
    var byLastDay: Self { sorted { ($0.lastDay, $0.number) < ($1.lastDay, $1.number) } }
}
