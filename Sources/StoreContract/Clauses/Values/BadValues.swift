import LastdayCore

/// Clauses about what no store accepts: contradictions between records, and invalid values.
enum BadValues {
    static let clauses = [
        Clause("no two records share a value that must be unique, whether new or changed") { maker in
            let store = try maker.sample()
            var (person, account) = (Sample.people[1], Sample.accounts[1])
            (person.districtID, account.username) = ("A-1", "aadams")
            var queued = Sample.offboardings[0]
            (queued.state, queued.endedAt) = (.queued, nil)
            for (change, what) in [
                (
                    Change(
                        from: nil,
                        to: Person(number: 6, districtID: "A-1", lastName: "x", firstName: "y")
                    ), "an identifier"
                ),
                (Change(from: Sample.people[1], to: person), "an identifier"),
                (Change(from: nil, to: UserAccount(number: 8, username: "aadams")), "a username"),
                (Change(from: Sample.accounts[1], to: account), "a username"),
                (
                    Change(
                        from: nil,
                        to: Document(number: 4, person: 1, kind: "IEP", reference: "2026-17")
                    ), "a document"
                ),
                (
                    Change(
                        from: nil,
                        to: Sample.offboarding(7, account: 1, Sample.day(12, 1), .queued)
                    ), "a queue"
                ),
                (Change(from: Sample.offboardings[0], to: queued), "a queue"),
            ] as [(Change, String)] {
                try expectRefusal(of: change, by: store, "\(what) twice")
            }
        },
        Clause("records may share values that need not be unique") { maker in
            let store = try maker.sample()
            let changes: [Change] = [
                Change(from: nil, to: Person(number: 6, lastName: "Adams", firstName: "Ann")),
                Change(from: nil, to: UserAccount(number: 8, username: "aadams ", person: 1)),
                Change(from: nil, to: Document(number: 4, person: 1, kind: "504", reference: "2026-17")),
                Change(
                    from: nil,
                    to: Sample.offboarding(7, account: 1, Sample.day(12, 20), .cancelled)
                ),
                Change(from: nil, to: Sample.offboarding(8, account: 5, Sample.day(12, 20), .queued)),
            ]
            for change in changes { try store.write([change]) }
            try expect(try maker.reopen(store).faults(), is: [])
        },
        Clause("a record that refers to a missing record is refused") { maker in
            let store = try maker.sample()
            var (account, assignment) = (Sample.accounts[0], Sample.accounts[2])
            (account.person, assignment.closing) = (99, Closing(at: Sample.monday, because: .left, run: 99))
            for (change, what) in [
                (
                    Change(from: nil, to: UserAccount(number: 8, username: "x", person: 99)),
                    "an account of nobody"
                ),
                (Change(from: Sample.accounts[0], to: account), "an account given to nobody"),
                (Change(from: Sample.accounts[2], to: assignment), "a closing by no run"),
                (
                    Change(from: nil, to: Employment(number: 4, person: 99, districtNumber: "1")),
                    "an employment"
                ),
                (
                    Change(
                        from: nil,
                        to: Assignment(number: 4, employment: 99, school: "x", title: "y")
                    ),
                    "an assignment"
                ),
                (
                    Change(from: nil, to: Document(number: 4, person: 99, kind: "x", reference: "y")),
                    "a document"
                ),
                (
                    Change(
                        from: nil,
                        to: Sample.offboarding(7, account: 99, Sample.day(12, 1), .queued)
                    ), "a departure"
                ),
                (Change(from: nil, to: Sample.night(Sample.day(12, 1), run: 99)), "a night"),
                (
                    Change(
                        from: nil,
                        to: Run(
                            number: 5,
                            kind: .byHand,
                            night: Sample.day(12, 1),
                            startedAt: Sample.monday,
                            undoes: 99
                        )
                    ), "a run that undoes none"
                ),
            ] as [(Change, String)] {
                try expectRefusal(of: change, by: store, what)
            }
        },
        Clause("a number that is negative, or too large for a reader of JSON, is refused") { maker in
            let store = try maker.sample()
            for number in [-1, 1 << 53 + 1] as [Int64] {
                let account = UserAccount(number: number, username: "x")
                try expectRefusal(of: Change(from: nil, to: account), by: store, "number \(number)")
            }
        },
        Clause("an account must have a name") { maker in
            let store = try maker.sample()
            var nameless = Sample.accounts[0]
            nameless.username = ""
            try expectRefusal(of: Change(from: Sample.accounts[0], to: nameless), by: store, "no name")
            try expectRefusal(
                of: Change(from: nil, to: UserAccount(number: 8, username: "")),
                by: store,
                "a new account without a name"
            )
        },
        Clause("a text with U+0000 in it is refused, rather than cut off there") { maker in
            let store = try maker.sample()
            var (person, account, run) = (Sample.people[1], Sample.accounts[1], Sample.runs[1])
            person.other = [NamedText(name: "phone", text: "555\u{0}")]
            (account.roles, run.token) = (["\u{0}"], "a\u{0}b")
            for change in [
                Change(from: Sample.people[1], to: person),
                Change(from: Sample.accounts[1], to: account),
                Change(from: nil, to: UserAccount(number: 8, username: "a\u{0}b")),
                Change(from: Sample.runs[1], to: run),
                Change(from: nil, to: Employment(number: 4, person: 1, districtNumber: "1\u{0}")),
                Change(
                    from: nil,
                    to: Assignment(number: 4, employment: 1, school: "x\u{0}", title: "y")
                ),
                Change(from: nil, to: Document(number: 4, person: 1, kind: "x", reference: "y\u{0}")),
            ] {
                try expectRefusal(of: change, by: store, "U+0000")
            }
        },
        Clause("a second closing by the same run replaces the first, or is refused") { maker in
            let store = try maker.sample()
            let before = Sample.accounts[4]
            var after = before
            after.closing = Closing(at: Sample.hourLater, because: .left, run: 1)
            var expected = after
            do {
                try store.write([Change(from: before, to: after)])
            } catch let error where isRefusal(by: store)(error) {
                expected = before
            }
            for store in [store, try maker.reopen(store)] {
                try expect(try store.read { try $0.account(5) }, is: expected)
                try expect(try store.read { try $0.closings(by: 1) }, is: 1)
            }
        },
        Clause("a departure has ended if and only if it is no longer queued") { maker in
            let store = try maker.sample()
            var (ended, unended) = (Sample.offboardings[1], Sample.offboardings[3])
            (ended.endedAt, unended.endedAt) = (Sample.monday, nil)
            let what = "half an end"
            try expectRefusal(of: Change(from: Sample.offboardings[1], to: ended), by: store, what)
            try expectRefusal(of: Change(from: Sample.offboardings[3], to: unended), by: store, what)
        },
    ]
}
