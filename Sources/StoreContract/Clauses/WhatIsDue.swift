import LastdayCore

/// Clauses about what a run asks: which accounts are due, and which are open.
enum WhatIsDue {
    static let clauses = [
        Clause("due accounts come by date and number, once each, from any mark, in batches of any size") {
            maker in
            try maker.look { records in
                for (last, all) in [
                    (Sample.day(12, 4), []), (Sample.day(12, 5), [2, 6]), (Sample.day(12, 10), [2, 6, 1]),
                    (Sample.day(12, 31), [2, 6, 1, 7]),
                ] as [(CivilDate, [Int64])] {
                    for limit in [1, 2, 3, .max] {
                        try expect(try inBatches(of: limit, through: last, records), is: all)
                    }
                    try expect(try records.dueCount(through: last), is: all.count)
                    try expect(try records.due(through: last, after: nil, limit: 0).isEmpty, "nobody of none")
                }
            }
        },
        Clause("a due account comes with its queued departure, and with no other") { maker in
            try maker.look { records in
                let due = try records.due(through: Sample.day(12, 31), after: nil, limit: 9)
                try expect(due.map(\.account), is: [1, 5, 0, 6].map { Sample.accounts[$0] })
                try expect(due.map { $0.offboarding?.number }, is: [5, 3, 2, nil])
            }
        },
        Clause("closing an account, disabling it or changing its date affects at once what is due") { maker in
            let store = try maker.sample()
            var (closed, disabled, moved) = (Sample.accounts[1], Sample.accounts[5], Sample.accounts[2])
            closed.closing = Closing(at: Sample.monday, because: .left, run: 2)
            (disabled.disabled, moved.expiresOn) = (true, Sample.day(12, 9))
            try store.write([
                Change(from: Sample.accounts[1], to: closed),
                Change(from: Sample.accounts[5], to: disabled),
                Change(from: Sample.accounts[2], to: moved),
            ])
            for store in [store, try maker.reopen(store)] {
                let due = try store.read { try $0.due(through: Sample.day(12, 31), after: nil, limit: 9) }
                try expect(due.map(\.account.number), is: [3, 1, 7])
                try expect(try store.read { try $0.closings(by: 2) }, is: 1)
                try expect(try store.read { try $0.openCount(of: nil, atMost: 9) }, is: 3)
            }
        },
        Clause("open accounts are counted by their type") { maker in
            let store = try maker.sample()
            let account = Sample.accounts[0]
            var student = account
            student.accountType = .student
            try store.write([Change(from: account, to: student)])
            for store in [store, try maker.reopen(store)] {
                let types: [AccountType?] = [nil, .student, .staff]
                try expect(
                    try store.read { records in try types.map { try records.openCount(of: $0, atMost: 9) } },
                    is: [4, 1, 0]
                )
            }
        },
        Clause("open accounts are counted, up to the given limit") { maker in
            try maker.look { records in
                for (limit, count) in [(0, 0), (1, 1), (4, 4), (5, 5), (6, 5), (.max, 5)] {
                    try expect(try records.openCount(of: nil, atMost: limit), is: count)
                }
            }
        },
        Clause("accounts that have a role and stay open are found by the role's whole name") { maker in
            try maker.look { records in
                func usernames(_ role: String, _ date: CivilDate, _ limit: Int = 9) throws -> [String] {
                    try records.openAccounts(withRole: role, after: date, limit: limit).map(\.username)
                }
                try expect(try usernames("Administrator", Sample.day(12, 4)), is: ["bbaker", "zadams"])
                try expect(try usernames("Administrator", Sample.day(12, 4), 1), is: ["bbaker"])
                try expect(try usernames("Administrator", Sample.day(12, 5)), is: ["zadams"])
                try expect(try usernames("administrator", Sample.day(12, 10)), is: ["AAdams"])
                try expect(try usernames("Teach", Sample.day(12, 4)), is: [])
                try expect(try usernames("Administrator", Sample.day(12, 4), 0), is: [])
            }
        },
        Clause("queued departures through a last day come by last day and number") { maker in
            try maker.look { records in
                try expect(try records.queued(through: Sample.day(12, 4)).map(\.number), is: [])
                try expect(try records.queued(through: Sample.day(12, 5)).map(\.number), is: [3, 5])
                try expect(try records.queued(through: Sample.day(12, 31)).map(\.number), is: [3, 5, 2])
            }
        },
        Clause("a closing that was undone no longer counts, and the same run may close the account again") {
            maker in
            let store = try maker.sample()
            let closed = Sample.accounts[4]
            var open = closed
            open.closing = nil
            try store.write([Change(from: closed, to: open)])
            try expect(try store.read { try $0.closings(by: 1) }, is: 0)
            var again = open
            again.closing = Closing(at: Sample.hourLater, because: .left, run: 1)
            try store.write([Change(from: open, to: again)])
            for store in [store, try maker.reopen(store)] {
                try expect(try store.read { try $0.account(5) }, is: again)
                try expect(try store.read { try $0.closings(by: 1) }, is: 1)
                try expect(try store.faults(), is: [])
            }
        },
    ]

    private static func inBatches(of limit: Int, through last: CivilDate, _ records: any RecordReader) throws
        -> [Int64]
    {
        var (found, mark): ([Int64], DueMark?) = ([], nil)
        while let end = try records.due(through: last, after: mark, limit: limit).last?.account {
            found += try records.due(through: last, after: mark, limit: limit).map(\.account.number)
            try expect(found.count <= Sample.accounts.count, "each account once, found \(found)")
            mark = DueMark(expiresOn: end.expiresOn ?? last, number: end.number)
        }
        return found
    }
}
