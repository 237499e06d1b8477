import LastdayCore

/// Clauses about texts that only look the same.
///
/// Texts are the same only byte for byte, but "é" may be one code point or two, and Swift's `==` considers
/// both the same (Unicode, UAX #15).
enum LookAlikes {
    static let clauses = [
        Clause("changing a text to its look-alike is a change, in the records and in the audit") { maker in
            let store = try maker.sample()
            var (person, account, departure) = (Sample.people[1], Sample.accounts[1], Sample.offboardings[1])
            (person.lastName, account.username, account.roles, departure.reason) = (two, two, [two], two)
            person.other = [NamedText(name: two, text: two)]
            try store.write([
                Change(from: Sample.people[1], to: person), Change(from: Sample.accounts[1], to: account),
                Change(from: Sample.offboardings[1], to: departure),
            ])
            let before = (person, account, departure)
            (person.lastName, account.username, account.roles, departure.reason) = (one, one, [one], one)
            person.other = [NamedText(name: one, text: one)]
            let entries = try store.write([
                Change(from: before.0, to: person), Change(from: before.1, to: account),
                Change(from: before.2, to: departure),
            ])
            try expect(!entries.contains { $0.changes == "{}" }, "each change in the audit")
            for store in [store, try maker.reopen(store)] {
                let found = try store.read { records in
                    [
                        try records.person(2)?.fields, try records.account(2)?.fields,
                        try records.queuedOffboarding(of: 1)?.fields,
                    ]
                }
                let expected = [person.fields, account.fields, departure.fields]
                try expect(
                    "\(found.compactMap(\.self))".utf8.elementsEqual("\(expected)".utf8),
                    "\(expected)"
                )
                try expect(try store.read { try $0.account(named: one)?.number }, is: 2)
                try expect(try store.read { try $0.account(named: two)?.number }, is: nil)
            }
        },
        Clause("a lookup finds no look-alikes") { maker in
            let store = try maker.make()
            let texts = zip(Int64(1)..., [one, two])
            let people = texts.map { Person(number: $0, lastName: "x", firstName: "y", email: $1) }
            let accounts = texts.map { UserAccount(number: $0, username: $1, roles: [$1]) }
            try store.write(people.map { Change(from: nil, to: $0) })
            let entries = try store.decide(on: { _ in Sample.context() }) { _, _ in
                Decision(accounts.map { Event(.imported, to: $0, [Change(from: nil, to: $0)]) }, ())
            }.entries
            for store in [store, try maker.reopen(store)] {
                try store.read { records in
                    for (number, text) in texts {
                        try expect(try records.people(email: text).map(\.number), is: [number])
                        let open = try records.openAccounts(withRole: text, after: Sample.day(1, 1), limit: 9)
                        try expect(open.map(\.number), is: [number])
                        let audit = try records.audit(AuditSelection(username: text))
                        try expect(audit, is: [entries[Int(number) - 1]])
                    }
                }
            }
        },
        Clause("notes under look-alike keys are separate") { maker in
            let store = try maker.make()
            try store.decide(on: { _ in Sample.context() }, keeping: true) { notes, _ -> Decision<Void?> in
                for key in [one, two] { try expect(try notes.insertIfAbsent(key, under: key), is: nil) }
                return Decision([Event(.imported)], ())
            }
        },
    ]

    private static let (one, two) = ("éva", "e\u{301}va")
}
