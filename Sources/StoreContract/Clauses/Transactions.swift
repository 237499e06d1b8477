import LastdayCore

/// A transaction: all or nothing, durable when it returns, and nobody in between.
enum Transactions {
    static let clauses = [
        Clause("an act is dated once nobody else can write, and told the instant of the last one") { maker in
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
        Clause("an act that cannot be dated is not decided") { maker in
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
        Clause("an act returns what it decided, and its entries as the audit has them") { maker in
            let store = try maker.make()
            let changes = Sample.people.map { Change(from: nil, to: $0) }
            let decided = try store.decide(on: { _ in Sample.context() }) { _, _ in
                Decision(changes.map { Event(.imported, [$0]) }, "all of them")
            }
            try expect(decided.outcome, is: "all of them")
            try expect(decided.entries, is: try store.read { try $0.audit(AuditSelection()) })
            try expect(decided.entries.map(\.sequence), is: [1, 2, 3, 4, 5])
        },
        Clause("an act that decides nothing leaves nothing") { maker in
            let store = try maker.sample()
            let (before, other) = (try everything(in: store), try maker.reopen(store))
            let version = try other.foreignVersion()
            let decided = try store.decide(on: { _ in Sample.context() }) { _, _ in Decision([], 7) }
            try expect(decided.outcome, is: 7)
            try expect(decided.entries, is: [])
            try expect(try everything(in: store), is: before)
            try expect(try other.foreignVersion(), is: version)
        },
        Clause("an act whose rule throws leaves nothing") { maker in
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
        Clause("an act of which one change is refused leaves nothing of the others") { maker in
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
        Clause("a rule sees what is kept, and what an act before it wrote") { maker in
            let store = try maker.make()
            try store.write([Change(from: nil, to: Sample.people[0])])
            try store.decide(on: { _ in Sample.context() }) { records, _ in
                try expect(try records.person(1), is: Sample.people[0])
                try expect(try records.nextNumber(of: .person), is: 2)
                return Decision([], ())
            }
        },
        Clause("a read passes on what its body returns, and what it throws") { maker in
            let store = try maker.sample()
            try expect(try store.read { try $0.count(of: .person) }, is: 5)
            try expectThrow("the body's own error", isInterruption) {
                try store.read { _ in throw Interruption() }
            }
            try expect(try store.read { try $0.count(of: .person) }, is: 5)
        },
        Clause("what can wait changes nothing, and a store that was given up has lost nothing") { maker in
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
