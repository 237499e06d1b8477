import LastdayCore

/// Clauses about the audit: in order, without a gap, each entry linked to the one before.
enum AuditTrail {
    static let clauses = [
        Clause("each event has an audit entry: who, when, by which command, about whom, and what changed") {
            maker in
            let store = try maker.make()
            let entries = try write(to: store)
            let account = Sample.accounts[0]
            let expected = AuditEntry(
                sequence: 8,
                at: Sample.monday,
                kind: .queued,
                actor: "keltner",
                actorUID: 1_000,
                command: "contract",
                username: "aadams",
                person: 1,
                expiresOn: account.expiresOn,
                run: nil,
                night: nil,
                changes: #"{"person 1":{"email":["Ann@Example.org","a@example.org"]}}"#
            )
            try expect(entries.map { $0.with(nil) }.dropFirst(7).first, is: expected)
            for store in [store, try maker.reopen(store)] {
                try expect(try store.read { try $0.audit(AuditSelection()) }, is: entries)
            }
        },
        Clause("each entry is linked to the one before, and the proof confirms it") { maker in
            let store = try maker.make()
            let entries = try write(to: store)
            var linking = AuditChain()
            for entry in entries { try expect(entry.link, is: linking.link(entry)) }
            let last = Int64(entries.count)
            let proof = AuditProof(
                count: entries.count,
                last: last,
                head: linking.head,
                published: 0,
                fault: nil
            )
            for store in [store, try maker.reopen(store)] {
                try expect(try store.auditProof(), is: proof)
                let end = try store.read { try $0.auditEnd() }
                try expect(end, is: AuditEnd(last: last, link: linking.head))
                try expect(try store.faults(), is: [])
            }
        },
        Clause("an audit selection returns exactly the matching entries, in order, and in batches too") {
            maker in
            let store = try maker.make()
            let all = try write(to: store)
            for store in [store, try maker.reopen(store)] {
                try store.read { records in
                    for selection in selections {
                        let wanted = Array(all.filter(selection.wants).prefix(selection.limit))
                        try expect(try records.audit(selection), is: wanted, "\(selection):")
                        var portions: [AuditEntry] = []
                        try records.forEachEntry(of: selection) { portions.append($0) }
                        try expect(portions, is: wanted, "\(selection), in portions:")
                    }
                }
            }
        },
        Clause("a repeated audit selection includes the entries that any process has written since") {
            maker in
            let store = try maker.sample()
            let other = try maker.reopen(store)
            for (count, writer) in [nil, store, other, store].enumerated() {
                try writer?.decide(on: { _ in Sample.context() }) { _, _ in
                    Decision([Event(.queued, to: Sample.accounts[0], run: Sample.runs[0], [])], ())
                }
                for store in [store, other] {
                    try store.read { records in
                        let all = try records.audit(AuditSelection())
                        try expect(all.count, is: Sample.changes.count + count)
                        for selection in selections {
                            let wanted = Array(all.filter(selection.wants).prefix(selection.limit))
                            try expect(try records.audit(selection), is: wanted, "\(selection):")
                        }
                    }
                }
            }
        },
    ]

    /// Writes two transactions an hour apart, with events about a run, an account, a person and none of them.
    private static func write(to store: any Store) throws -> [AuditEntry] {
        let (person, account, run) = (Sample.people[0], Sample.accounts[0], Sample.runs[0])
        var mailed = person
        mailed.email = "a@example.org"
        let other = Sample.accounts[5]
        let first = [
            Event(.imported, to: person, [Change(from: nil, to: person)]),
            Event(.runStarted, to: run, [Change(from: nil, to: run)]),
            Event(.imported, to: account, [Change(from: nil, to: account)]),
            Event(.closed, to: account, run: run, []), Event(.runFinished, to: run, []),
            Event(.imported, to: other, [Change(from: nil, to: other)]), Event(.zoneMoved),
            Event(.queued, to: account, [Change(from: person, to: mailed)]),
        ]
        let second = [
            // The first entry of this run is not a closing, but a store may start searching for the run here.
            Event(.held, to: Sample.runs[1], []), Event(.closed, to: other, run: Sample.runs[1], []),
            Event(.closed, to: account, run: run, []), Event(.queued, to: account, []),
        ]
        return try [(first, Sample.monday), (second, Sample.hourLater)].flatMap { events, instant in
            try store.decide(on: { _ in Sample.context(at: instant) }) { _, _ in Decision(events, ()) }
                .entries
        }
    }

    private static let selections = [
        AuditSelection(), AuditSelection(limit: 0), AuditSelection(limit: 3), AuditSelection(after: 7),
        AuditSelection(after: 3, limit: 2), AuditSelection(after: 99), AuditSelection(username: "aadams"),
        AuditSelection(username: "AADAMS"), AuditSelection(username: "aadams", after: 3, limit: 2),
        AuditSelection(since: Sample.monday), AuditSelection(since: Sample.monday.adding(seconds: 1)),
        AuditSelection(since: Sample.hourLater.adding(seconds: 1)), AuditSelection(kind: .closed),
        AuditSelection(kind: .closed, after: 4, limit: 1), AuditSelection(run: 1), AuditSelection(run: 2),
        AuditSelection(run: 9), AuditSelection(kind: .closed, run: 1),
        AuditSelection(run: 1, after: 3, limit: 2),
        AuditSelection(username: "aadams", since: Sample.hourLater, kind: .closed, run: 1),
    ]
}
