import LastdayCore

/// Clauses about never losing anything that was stored, whatever a rule decides.
enum NeverDeleting {
    static let clauses = [
        Clause("changing one record leaves all others as they were") { maker in
            let store = try maker.sample()
            var expected = Sample.records
            let before = try store.read { try counts(of: $0) }
            for version in changed {
                let index =
                    expected.firstIndex { $0.kind == version.kind && $0.number == version.number } ?? 0
                try store.write([version.change(from: expected[index])])
                expected[index] = version
                for store in [store, try maker.reopen(store)] {
                    try expect(try everything(in: store).filter { $0.kind != .audit }, is: expected)

                    try expect(try store.read { try counts(of: $0) }, is: before, "after a change:")
                }
            }
        },
        Clause("a new record cannot replace one that is stored") { maker in
            let store = try maker.sample()
            for stored in changed + [StoredRecord(Sample.night(Sample.day(11, 29), run: 2))] {
                try expectRefusal(
                    of: stored.change(from: nil),
                    by: store,
                    "a second \(stored.kind.rawValue) \(stored.number)"
                )
            }
        },
        Clause("a record that is not stored cannot be changed") { maker in
            let store = try maker.sample()
            for kind in RecordKind.copied where kind != .audit && kind != .night {
                let versions = Versions.all(of: kind)
                for (from, to) in zip(versions, versions.dropFirst()) where from.number == to.number {
                    try expectRefusal(of: to.change(from: from), by: store, "\(kind.rawValue) \(to.number)")
                    break
                }
            }
        },
        Clause("audit entries stay as they are, whatever comes after them") { maker in
            let store = try maker.sample()
            let before = try store.read { try $0.audit(AuditSelection()) }
            try store.write([Change(from: nil, to: Sample.newcomer)], at: Sample.hourLater)
            for store in [store, try maker.reopen(store)] {
                let after = try store.read { try $0.audit(AuditSelection()) }
                try expect(Array(after.dropLast()), is: before)
                try expect(after.last?.sequence, is: Int64(before.count) + 1)
            }
        },
    ]

    /// Returns the number of records of each kind, and the number that the next one will have.
    private static func counts(of records: any RecordReader) throws -> [String] {
        try RecordKind.records.map { kind in
            let next = kind == .night ? 0 : try records.nextNumber(of: kind)
            return "\(kind.rawValue): \(try records.count(of: kind)), next \(next)"
        }
    }

    /// Changed versions of records, one of each kind but nights.
    private static var changed: [StoredRecord] {
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
            StoredRecord(person), StoredRecord(run), StoredRecord(account), StoredRecord(employment),
            StoredRecord(assignment), StoredRecord(document),
            StoredRecord(offboarding),
        ]
    }
}
