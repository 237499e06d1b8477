import LastdayCore

/// Clauses about transactions that are decided step by step.
enum Steps {
    static let clauses = [
        Clause("each step sees what the steps before it have written") { maker in
            let store = try maker.sample()
            var number: Int64 = 0
            let count = try inSteps(store, keeping: true) { records, context in
                try expect(context, is: Sample.context())
                try expect(try records.count(of: .person), is: 5 + Int(number))
                try expect(try records.nextNumber(of: .person), is: 6 + number)
                if number > 0 { try seesTheStepBefore(records, number) }
                number += 1
                let person = Person(number: 5 + number, lastName: "Step", firstName: "\(number)")
                return Decision(
                    [Event(.imported, to: person, [Change(from: nil, to: person)])],
                    number == 3 ? Int(number) : nil
                )
            }
            try expect(count, is: 3)
            for store in [store, try maker.reopen(store)] {
                try expect(
                    try store.read { try $0.people(lastName: "Step").map(\.person.firstName) },
                    is: ["1", "2", "3"]
                )
                try expect(try store.auditProof().fault, is: nil)
            }
        },
        Clause("each step sees the audit end with the entries of the steps before it") { maker in
            let store = try maker.sample()
            for isToKeep in [false, true] {
                var (step, last) = (0, Int64(Sample.changes.count))
                try inSteps(store, keeping: isToKeep) { records, _ in
                    let end = try records.auditEnd()
                    try expect(end.last, is: last)
                    try expect(end.link, is: try records.auditEntry(last)?.link ?? .beginning)
                    try expect(end.doubt, is: nil)
                    (step, last) = (step + 1, last + 2)
                    return Decision([Event(.imported), Event(.imported)], step == 3 ? () : nil)
                }
                let written = Int64(Sample.changes.count) + (isToKeep ? 6 : 0)
                try expect(try maker.reopen(store).read { try $0.auditEnd().last }, is: written)
            }
        },
        Clause("a record that a step has changed is found by its new values") { maker in
            let store = try maker.sample()
            var step = 0
            try inSteps(store, keeping: true) { records, _ in
                step += 1
                guard step == 1 else {
                    try expect(try records.due(through: Sample.day(12, 5), after: nil, limit: 9).count, is: 1)
                    try expect(try records.openCount(of: nil, atMost: 9), is: 4)
                    try expect(try records.closings(by: 2), is: 1)
                    try expect(try records.queuedOffboarding(of: 2), is: nil)
                    try expect(try records.queued(through: Sample.day(12, 5)).map(\.number), is: [3])
                    return Decision([], ())
                }
                var (account, departure) = (Sample.accounts[1], Sample.offboardings[4])
                account.closing = Closing(at: Sample.monday, because: .expired, run: 2)
                (departure.state, departure.endedAt) = (.completed, Sample.monday)
                let changes = [
                    Change(from: Sample.accounts[1], to: account),
                    Change(from: Sample.offboardings[4], to: departure),
                ]
                return Decision([Event(.closed, to: account, run: Sample.runs[1], changes)], nil)
            }
        },
        Clause("a rehearsal sees its own steps and leaves nothing behind") { maker in
            let store = try maker.sample()
            let (before, other) = (try everything(in: store), try maker.reopen(store))
            let version = try other.foreignVersion()
            var step = 0
            let found = try inSteps(store, keeping: false) { records, _ in
                step += 1
                guard step == 1 else { return Decision([], try records.person(6)?.lastName) }
                return Decision([Event(.imported, [Change(from: nil, to: Sample.newcomer)])], nil)
            }
            try expect(found, is: Sample.newcomer.lastName)
            for store in [store, other] { try expect(try everything(in: store), is: before) }
            try expect(try other.foreignVersion(), is: version)
        },
        Clause("if a step throws or is refused, nothing remains of the steps before it") { maker in
            let store = try maker.sample()
            let before = try everything(in: store)
            for isRefused in [false, true] {
                var step = 0
                try expectThrow("the step's error", isRefused ? isRefusal(by: store) : isInterruption) {
                    try inSteps(store, keeping: true) { _, _ -> Decision<Void?> in
                        step += 1
                        if step == 1 {
                            return Decision(
                                [Event(.imported, [Change(from: nil, to: Sample.newcomer)])],
                                nil
                            )
                        }
                        guard isRefused else { throw Interruption() }
                        let duplicate = UserAccount(number: 8, username: "aadams")
                        return Decision([Event(.imported, [Change(from: nil, to: duplicate)])], ())
                    }
                }
                for store in [store, try maker.reopen(store)] {
                    try expect(try everything(in: store), is: before)
                }
            }
        },
        Clause("the first note under a key stays until the end of the transaction, and no longer") { maker in
            let store = try maker.make()
            for isToKeep in [true, false, true] {
                var step = 0
                try inSteps(store, keeping: isToKeep) { notes, _ in
                    step += 1
                    try expect(try notes.insertIfAbsent("first", under: "a"), is: step == 1 ? nil : "first")
                    try expect(try notes.insertIfAbsent("second", under: "a"), is: "first")
                    try expect(try notes.insertIfAbsent("", under: ""), is: step == 1 ? nil : "")
                    for list in ScratchList.allCases {
                        for number in [1, 2] as [Int64] {
                            let text = "\(list) \(number)"
                            try expect(
                                try notes.insertIfAbsent(text, under: number, in: list),
                                is: step == 1 ? nil : text
                            )
                        }
                    }
                    try expect(try notes.insertIfAbsent("other", under: "A"), is: step == 1 ? nil : "other")
                    // With an event, because a store might hold its notes with what it writes.
                    return Decision([Event(.imported)], step == 2 ? () : nil)
                }
            }
        },
        Clause("a transaction in steps is dated once, before its first step, given the last one's instant") {
            maker in
            let store = try maker.make()
            for expected in [nil, Sample.monday] {
                var (displayText, step): ([Instant?], Int) = ([], 0)
                try store.decide(
                    on: { last in
                        displayText.append(last)
                        return Sample.context()
                    },
                    keeping: true
                ) { _, _ -> Decision<Void?> in
                    step += 1
                    return Decision([Event(.imported)], step == 2 ? () : nil)
                }
                try expect(displayText, is: [expected])
            }
        },
        Clause("the changes of earlier steps are stored even if the last step decides nothing") { maker in
            let store = try maker.sample()
            var step = 0
            try inSteps(store, keeping: true) { _, _ in
                step += 1
                guard step == 1 else { return Decision([], ()) }
                return Decision([Event(.imported, [Change(from: nil, to: Sample.newcomer)])], nil)
            }
            for store in [store, try maker.reopen(store)] {
                try expect(try store.read { try $0.person(6) }, is: Sample.newcomer)
                try expect(try store.auditProof().fault, is: nil)
            }
        },
        Clause("a record that a step renamed or created is found by name, even if looked up before") {
            maker in
            let store = try maker.sample()
            var step = 0
            try inSteps(store, keeping: true) { records, _ in
                step += 1
                try findsByName(records, isRenamed: step > 1, isMade: step > 2)
                return Decision([Event(.imported, [renamings, made, []][step - 1])], step == 3 ? () : nil)
            }
        },
    ]

    @discardableResult
    private static func inSteps<Outcome: Sendable>(
        _ store: any Store,
        keeping isToKeep: Bool,
        _ step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try store.decide(on: { _ in Sample.context() }, keeping: isToKeep, inSteps: step)
    }

    /// Changes that give the first account another name and person, and the first person another identifier.
    private static var renamings: [Change] {
        var (account, person) = (Sample.accounts[0], Sample.people[0])
        (account.username, account.person, person.districtID) = ("renamed", 4, "A-9")
        return [
            Change(from: Sample.accounts[0], to: account), Change(from: Sample.people[0], to: person),
        ]
    }

    /// New records of a person, an employment and an account that have no records of these kinds.
    private static let made: [Change] = [
        Change(from: nil, to: UserAccount(number: 8, username: "made", person: 4)),
        Change(from: nil, to: Employment(number: 4, person: 4, districtNumber: "0863")),
        Change(from: nil, to: Assignment(number: 4, employment: 3, school: "Office", title: "Clerk")),
        Change(from: nil, to: Document(number: 4, person: 4, kind: "IEP", reference: "2026-19")),
        Change(from: nil, to: Sample.offboarding(7, account: 3, Sample.day(12, 24), .queued)),
    ]

    private static func findsByName(_ records: any RecordReader, isRenamed: Bool, isMade: Bool) throws {
        try expect(try records.account(named: "aadams")?.number, is: isRenamed ? nil : 1)
        try expect(try records.account(named: "renamed")?.number, is: isRenamed ? 1 : nil)
        try expect(try records.account(named: "made")?.number, is: isMade ? 8 : nil)
        try expect(try records.accounts(of: 1).map(\.number), is: isRenamed ? [] : [1])
        let accounts: [Int64] = (isRenamed ? [1] : []) + (isMade ? [8] : [])
        try expect(try records.accounts(of: 4).map(\.number), is: accounts)
        try expect(try records.person(districtID: "A-1")?.number, is: isRenamed ? nil : 1)
        try expect(try records.person(districtID: "A-9")?.number, is: isRenamed ? 1 : nil)
        let count = isMade ? 1 : 0
        try expect(try records.employments(of: 4).count, is: count)
        try expect(try records.assignments(under: 3).count, is: count)
        try expect(try records.all(Document.self, naming: 4).count, is: count)
        try expect(try records.offboardings(of: 3).count, is: count)
        try expect(try records.queuedOffboarding(of: 3)?.number, is: isMade ? 7 : nil)
    }

    private static func seesTheStepBefore(_ records: any RecordReader, _ number: Int64) throws {
        try expect(try records.person(5 + number)?.firstName, is: "\(number)")
        try expect(try records.people(lastName: "step").count, is: Int(number))
        try expect(try records.records(of: .person, after: 5, limit: 9).count, is: Int(number))
        let entries = try records.audit(AuditSelection(after: Int64(Sample.changes.count)))
        try expect(entries.map(\.person), is: (1...number).map { 5 + $0 })
    }
}

extension Sample {
    /// A person who is not in the sample.
    static let newcomer = Person(number: 6, lastName: "Newcomer", firstName: "Nan")
}
