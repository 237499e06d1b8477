import LastdayCore

/// Clauses about transactions: all or nothing, durable when they return, and isolated from other processes.
enum Transactions {
    static let clauses = [
        Clause("a transaction is dated when no other process can write, given the last one's instant") {
            maker in
            let store = try maker.make()
            for (index, expected) in [nil, Sample.monday, Sample.hourLater].enumerated() {
                let store = index == 2 ? try maker.reopen(store) : store
                var seen: [Instant?] = []
                let instant = Sample.monday.adding(seconds: Int64(index) * 3_600)
                let context = Sample.context(at: instant)
                try store.decide(
                    on: { last in
                        seen.append(last)
                        return context
                    }
                ) { _, given in
                    try expect(given, is: context)
                    return Decision([Event(.imported)], ())
                }
                try expect(seen, is: [expected])
            }
        },
        Clause("a transaction that cannot be dated is not decided") { maker in
            let store = try maker.make()
            try expectThrow("the error of whoever dates it", isInterruption) {
                try store.decide(on: { _ in throw Interruption() }) { _, _ -> Decision<Void> in
                    throw Breach(description: "decided without a date")
                }
            }
            try expectThrow("the error of whoever dates it", isInterruption) {
                try store.decide(on: { _ in throw Interruption() }, keeping: true) {
                    _,
                    _ -> Decision<Void?> in
                    throw Breach(description: "decided without a date")
                }
            }
            try expect(try everything(in: store), is: [])
        },
        Clause("a transaction returns its outcome, and its entries as they are in the audit") { maker in
            let store = try maker.make()
            let changes = Sample.people.map { Change(from: nil, to: $0) }
            let decided = try store.decide(on: { _ in Sample.context() }) { _, _ in
                Decision(changes.map { Event(.imported, [$0]) }, "all of them")
            }
            try expect(decided.outcome, is: "all of them")
            try expect(decided.entries, is: try store.read { try $0.audit(AuditSelection()) })
            try expect(decided.entries.map(\.sequence), is: [1, 2, 3, 4, 5])
        },
        Clause("a transaction that decides nothing changes nothing") { maker in
            let store = try maker.sample()
            let (before, other) = (try everything(in: store), try maker.reopen(store))
            let version = try other.foreignVersion()
            let decided = try store.decide(on: { _ in Sample.context() }) { _, _ in Decision([], 7) }
            try expect(decided.outcome, is: 7)
            try expect(decided.entries, is: [])
            try expect(try everything(in: store), is: before)
            try expect(try other.foreignVersion(), is: version)
        },
        Clause("a transaction whose rule throws leaves nothing behind") { maker in
            let store = try maker.sample()
            let before = try everything(in: store)
            try expectThrow("the rule's own error", isInterruption) {
                try store.decide(on: { _ in Sample.context() }) { _, _ -> Decision<Void> in
                    throw Interruption()
                }
            }
            for store in [store, try maker.reopen(store)] {
                try expect(try everything(in: store), is: before)
            }
        },
        Clause("if one change of a transaction is refused, none of the others is stored") { maker in
            let store = try maker.sample()
            let before = try everything(in: store)
            let fine = Person(number: 6, lastName: "Clark", firstName: "Cy")
            let duplicate = UserAccount(number: 8, username: "aadams")
            try expectThrow("a refusal", isRefusal(by: store)) {
                try store.write([Change(from: nil, to: fine), Change(from: nil, to: duplicate)])
            }
            for store in [store, try maker.reopen(store)] {
                try expect(try everything(in: store), is: before)
                try expect(try store.auditProof().fault, is: nil)
            }
            try store.write([Change(from: nil, to: fine)])
            try expect(try store.read { try $0.person(6) }, is: fine)
        },
        Clause("a rule sees what is stored, including what the transaction before it wrote") { maker in
            let store = try maker.make()
            try store.write([Change(from: nil, to: Sample.people[0])])
            try store.decide(on: { _ in Sample.context() }) { records, _ in
                try expect(try records.person(1), is: Sample.people[0])
                try expect(try records.nextNumber(of: .person), is: 2)
                return Decision([], ())
            }
        },
        Clause("a read returns what its body returns, and throws what it throws") { maker in
            let store = try maker.sample()
            try expect(try store.read { try $0.count(of: .person) }, is: 5)
            try expectThrow("the body's own error", isInterruption) {
                try store.read { _ in throw Interruption() }
            }
            try expect(try store.read { try $0.count(of: .person) }, is: 5)
        },
        Clause("settling a store changes nothing, and closing it loses nothing") { maker in
            let store = try maker.sample()
            let before = try everything(in: store)
            try store.settle()
            try expect(try everything(in: store), is: before)
            let other = try maker.reopen(store)
            try store.close()
            try expect(try everything(in: other), is: before)
            try other.close()
            try expect(try everything(in: try maker.reopen(store)), is: before)
        },
    ]
}
