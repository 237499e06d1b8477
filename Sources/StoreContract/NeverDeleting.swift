import LastdayRules

/// That nothing which was kept is ever lost, whatever a rule decides.
enum NeverDeleting {
    static let clauses = [
        Clause("changing one record leaves every other as it was") { maker in
            let store = try maker.sample()
            var expected = Sample.kept
            let before = try store.read { try counts(of: $0) }
            for version in changed {
                let index =
                    expected.firstIndex { $0.sort == version.sort && $0.number == version.number } ?? 0
                try store.write([version.change(from: expected[index])])
                expected[index] = version
                for store in [store, try maker.reopen(store)] {
                    try expect(try everything(in: store).filter { $0.sort != .audit }, is: expected)
                    try expect(try store.read { try counts(of: $0) }, is: before, "after a change:")
                }
            }
        },
        Clause("a new record cannot take the place of one that is kept") { maker in
            let store = try maker.sample()
            for kept in changed + [.night(Sample.night(Sample.day(11, 29), run: 2))] {
                try expectRefusal(
                    of: kept.change(from: nil),
                    by: store,
                    "a second \(kept.sort.record) \(kept.number)"
                )
            }
        },
        Clause("a record that is not kept cannot be changed") { maker in
            let store = try maker.sample()
            for sort in Kept.Sort.allCases where sort != .audit && sort != .nights {
                let versions = Versions.all(of: sort)
                for (from, to) in zip(versions, versions.dropFirst()) where from.number == to.number {
                    try expectRefusal(of: to.change(from: from), by: store, "\(sort.record) \(to.number)")
                    break
                }
            }
        },
        Clause("entries of the audit stay as they are, whatever comes after them") { maker in
            let store = try maker.sample()
            let before = try store.read { try $0.audit(AuditSelection()) }
            try store.write([.person(from: nil, to: Sample.newcomer)], at: Sample.hourLater)
            for store in [store, try maker.reopen(store)] {
                let after = try store.read { try $0.audit(AuditSelection()) }
                try expect(Array(after.dropLast()), is: before)
                try expect(after.last?.sequence, is: Int64(before.count) + 1)
            }
        },
    ]

    /// How many records of each sort there are, and which number the next one will have.
    private static func counts(of records: any Records) throws -> [String] {
        try RecordSort.allCases.map { sort in
            let next = sort == .night ? 0 : try records.nextNumber(of: sort)
            return "\(sort.rawValue): \(try records.count(of: sort)), next \(next)"
        }
    }

    /// A record of each kind as it may become.
    private static var changed: [Kept] {
        var (person, run, account) = (Sample.people[1], Sample.runs[1], Sample.accounts[2])
        (person.email, run.held, account.homepage) = (nil, 3, "Campus Instruction")
        var (employment, assignment, document) = (
            Sample.employments[1], Sample.assignments[1], Sample.documents[1]
        )
        (employment.endDate, assignment.endDate, document.date) = (
            Sample.day(12, 5), Sample.day(12, 5), Sample.day(12, 5)
        )
        var offboarding = Sample.offboardings[1]
        offboarding.lastDay = Sample.day(12, 24)
        return [
            .person(person), .run(run), .account(account), .employment(employment), .assignment(assignment),
            .document(document), .offboarding(offboarding),
        ]
    }
}
