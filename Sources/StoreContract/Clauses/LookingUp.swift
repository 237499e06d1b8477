import LastdayCore

/// Clauses about looking up one record, or the records that belong to another.
enum LookingUp {
    static let clauses = [
        Clause("an account is found by its username, byte for byte, and by its number") { maker in
            try maker.look { records in
                for account in Sample.accounts {
                    try expect(try records.account(named: account.username), is: account)
                    try expect(try records.account(account.number), is: account)
                }
                for name in ["", "aadam", "aadams ", "AADAMS", "a%"] {
                    try expect(try records.account(named: name), is: nil, name)
                }
                try expect(try records.account(99), is: nil)
            }
        },
        Clause("usernames, identifiers or references that only look the same are different") { maker in
            let store = try maker.make()
            let names = ["e\u{301}va", "éva"]
            let people = zip(Int64(1)..., names).map {
                Person(number: $0, districtID: $1, lastName: "x", firstName: "y")
            }
            let documents = zip(Int64(1)..., names).map {
                Document(number: $0, person: 1, kind: "IEP", reference: $1)
            }
            try store.write(people.map { Change(from: nil, to: $0) })
            try store.write(documents.map { Change(from: nil, to: $0) })
            try store.write(
                zip(Int64(1)..., names).map { Change(from: nil, to: UserAccount(number: $0, username: $1)) }
            )
            for (number, name) in zip(Int64(1)..., names) {
                try expect(try store.read { try $0.account(named: name)?.number }, is: number)
                try expect(try store.read { try $0.person(districtID: name)?.number }, is: number)
            }
        },
        Clause("a person is found by number and by the district's identifier, which is case-sensitive") {
            maker in
            try maker.look { records in
                for person in Sample.people { try expect(try records.person(person.number), is: person) }
                try expect(try records.person(99), is: nil)
                try expect(try records.person(districtID: "A-1")?.number, is: 1)
                try expect(try records.person(districtID: "a-1")?.number, is: 3)
                try expect(try records.person(districtID: "A-2"), is: nil)
                try expect(try records.person(districtID: ""), is: nil)
            }
        },
        Clause("a person's accounts, employments and documents come by number, without anyone else's") {
            maker in
            try maker.look { records in
                try expect(try records.accounts(of: 2), is: [Sample.accounts[1], Sample.accounts[4]])
                try expect(try records.accounts(of: 4), is: [])
                try expect(
                    try records.employments(of: 1),
                    is: [Sample.employments[0], Sample.employments[2]]
                )
                try expect(try records.employments(of: 4), is: [])
                try expect(
                    try records.all(Document.self, naming: 1),
                    is: [Sample.documents[0], Sample.documents[2]]
                )
                try expect(try records.all(Document.self, naming: 4), is: [])
            }
        },
        Clause("employments, assignments and runs are found by number") { maker in
            try maker.look { records in
                for one in Sample.employments { try expect(try records.employment(one.number), is: one) }
                for one in Sample.assignments { try expect(try records.assignment(one.number), is: one) }
                for one in Sample.runs { try expect(try records.run(one.number), is: one) }
                try expect(try records.employment(99), is: nil)
                try expect(try records.assignment(99), is: nil)
                try expect(try records.run(99), is: nil)
            }
        },
        Clause("an employment's assignments come by number, and so do all Special Ed assignments") { maker in
            try maker.look { records in
                let specialEd = [Sample.assignments[0], Sample.assignments[2]]
                try expect(try records.assignments(under: 1), is: specialEd)
                try expect(try records.assignments(under: 3), is: [])
                try expect(try records.specialEd(), is: specialEd)
            }
        },
        Clause("an account's departures come by number, and its queued one can be looked up directly") {
            maker in
            try maker.look { records in
                try expect(try records.offboardings(of: 1).map(\.number), is: [1, 2, 6])
                try expect(try records.offboardings(of: 3), is: [])
                try expect(try records.queuedOffboarding(of: 1), is: Sample.offboardings[1])
                try expect(try records.queuedOffboarding(of: 5), is: nil)
                for (limit, numbers) in [(0, []), (1, [6]), (2, [2, 6]), (.max, [1, 2, 6])]
                    as [(Int, [Int64])]
                {
                    let (latest, count) = try records.latestOffboardings(of: 1, limit: limit)
                    try expect(latest.map(\.number), is: numbers)
                    try expect(count, is: 3)
                }
            }
        },
        Clause("a record is not found by an earlier name, identifier or person") { maker in
            let store = try maker.sample()
            var (account, person) = (Sample.accounts[0], Sample.people[0])
            (account.username, account.person, person.districtID) = ("renamed", 4, "A-9")
            try store.write([
                Change(from: Sample.accounts[0], to: account), Change(from: Sample.people[0], to: person),
            ])
            for store in [store, try maker.reopen(store)] {
                try store.read { records in
                    try expect(try records.account(named: "aadams"), is: nil)
                    try expect(try records.account(named: "renamed"), is: account)
                    try expect(try records.accounts(of: 1), is: [])
                    try expect(try records.accounts(of: 4), is: [account])
                    try expect(try records.person(districtID: "A-1"), is: nil)
                    try expect(try records.person(districtID: "A-9"), is: person)
                }
            }
        },
        Clause("records are counted, and new numbers continue from the highest") { maker in
            try maker.look { records in
                let counts: [RecordKind: Int] = [
                    .person: 5, .account: 7, .employment: 3, .assignment: 3, .document: 3, .offboarding: 6,
                    .run: 4, .night: 3,
                ]
                for kind in RecordKind.records {
                    try expect(try records.count(of: kind), is: counts[kind] ?? -1, kind.plural)
                    if kind != .night {
                        try expect(
                            try records.nextNumber(of: kind),
                            is: Int64(counts[kind] ?? -1) + 1,
                            kind.plural
                        )
                    }
                }
            }
        },
    ]
}
