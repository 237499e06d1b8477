import LastdayCore

/// How a store remembers what each target has been told.
enum Delivery {
    static let clauses = [
        Clause("what the journal has not been told comes in order, again and again, until it is noted") {
            maker in
            let store = try maker.withThree()
            for store in [store, store, try maker.reopen(store)] {
                try expect(
                    try store.undelivered(to: .journal, atMost: 10).entries.map(\.sequence),
                    is: [1, 2, 3]
                )
                try expect(try store.undeliveredCount(to: .journal), is: 3)
            }
            try expect(try store.noteDelivered(to: .journal, from: 0, upTo: 2), is: true)
            for store in [store, try maker.reopen(store)] {
                let undelivered = try store.undelivered(to: .journal, atMost: 10)
                try expect(undelivered.entries, is: try store.read { try $0.audit(AuditSelection(after: 2)) })
                try expect(undelivered.mark, is: 2)
                try expect(try store.undeliveredCount(to: .journal), is: 1)
                try expect(try store.read { try $0.deliveryMarks() }, is: DeliveryMarks(journal: 2))
            }
            try expect(try store.noteDelivered(to: .journal, from: 2, upTo: 3), is: true)
            try expect(try store.undelivered(to: .journal, atMost: 10).entries, is: [])
            try expect(try store.undeliveredCount(to: .journal), is: 0)
        },
        Clause("a portion says whether there are others behind it") { maker in
            let store = try maker.withThree()
            let portion = try store.undelivered(to: .journal, atMost: 2)
            try expect(portion.entries.map(\.sequence), is: [1, 2])
            try expect(portion.isAll, is: false)
            try expect(try store.undelivered(to: .journal, atMost: 3).isAll, is: true)
        },
        Clause("of two who have told the same, one notes it") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            try expect(try store.noteDelivered(to: .journal, from: 0, upTo: 1), is: true)
            try expect(try other.noteDelivered(to: .journal, from: 0, upTo: 3), is: false)
            try expect(try other.undelivered(to: .journal, atMost: 10).entries.map(\.sequence), is: [2, 3])
        },
        Clause("while one tells another does not, and everybody may read and write") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            let isTold: Bool? = try store.deliveringAlone(to: .journal) {
                try expect(try other.deliveringAlone(to: .journal) { true }, is: nil)
                try store.write([Change(from: nil, to: Person(number: 4, lastName: "x", firstName: "y"))])
                try other.write([Change(from: nil, to: Person(number: 5, lastName: "x", firstName: "y"))])
                try expect(try store.noteDelivered(to: .journal, from: 0, upTo: 1), is: true)
                return true
            }
            try expect(isTold, is: true)
            try expect(try other.deliveringAlone(to: .journal) { true }, is: true)
            try expect(try store.read { try $0.count(of: .person) }, is: 5)
        },
        Clause("whoever failed while telling keeps the turn until the next try") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            try expectThrow("the body's own error", isInterruption) {
                _ = try store.deliveringAlone(to: .journal) { throw Interruption() } as Bool?
            }
            try expect(try other.deliveringAlone(to: .journal) { true }, is: nil)
            try expect(try store.deliveringAlone(to: .journal) { true }, is: true)
            try expect(try other.deliveringAlone(to: .journal) { true }, is: true)
        },
        Clause("each target has a mark of its own, and moving one moves no other") { maker in
            let store = try maker.withThree()
            let targets = [AuditTarget.journal, Sample.directory, Sample.hook]
            for target in targets { try expect(try store.undeliveredCount(to: target), is: 3) }
            var marks: [AuditTarget: Int64] = [:]
            for (index, target) in [Sample.directory, .journal, Sample.hook, Sample.directory].enumerated() {
                let mark = marks[target] ?? 0
                let last = min(3, mark + Int64(index) + 1)
                try expect(try store.noteDelivered(to: target, from: mark, upTo: last), is: true)
                marks[target] = last
                for store in [store, try maker.reopen(store)] {
                    for target in targets {
                        let undelivered = try store.undelivered(to: target, atMost: 10)
                        try expect(undelivered.mark, is: marks[target] ?? 0, "\(target):")
                        try expect(undelivered.entries.map(\.sequence), is: Array((undelivered.mark + 1)..<4))
                        try expect(try store.undeliveredCount(to: target), is: undelivered.entries.count)
                        let noted = try store.read { try $0.deliveryMarks() }
                        try expect(noted[target], is: undelivered.mark, "\(target), as it is noted:")
                    }
                }
            }
        },
        Clause("a mark is only moved from where it is, whichever target's it is") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            try expect(try store.noteDelivered(to: Sample.directory, from: 0, upTo: 1), is: true)
            try expect(try other.noteDelivered(to: Sample.directory, from: 0, upTo: 3), is: false)
            try expect(try other.noteDelivered(to: Sample.hook, from: 1, upTo: 3), is: false)
            try expect(try other.noteDelivered(to: .journal, from: 1, upTo: 3), is: false)
            try expect(try other.undelivered(to: Sample.directory, atMost: 9).mark, is: 1)
            try expect(try other.undelivered(to: .journal, atMost: 9).mark, is: 0)
        },
        Clause("a target of the longest name has a mark and a turn as any other") { maker in
            let store = try maker.withThree()
            let name = "a" + String(repeating: "-", count: AuditTarget.longestName - 1)
            guard let target = AuditTarget(name) else { throw Interruption() }
            for last in Int64(1)...3 {
                try expect(try store.noteDelivered(to: target, from: last - 1, upTo: last), is: true)
            }
            try expect(try maker.reopen(store).undelivered(to: target, atMost: 9).mark, is: 3)
            try expect(try store.deliveringAlone(to: target) { true }, is: true)
        },
        Clause("while one target is told another one may be, by anybody") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            let isTold: Bool? = try store.deliveringAlone(to: Sample.directory) {
                try expect(try other.deliveringAlone(to: Sample.directory) { true }, is: nil)
                for target in [AuditTarget.journal, Sample.hook] {
                    try expect(try other.deliveringAlone(to: target) { true }, is: true)
                    try expect(try store.deliveringAlone(to: target) { true }, is: true)
                }
                return true
            }
            try expect(isTold, is: true)
            try expect(try other.deliveringAlone(to: Sample.directory) { true }, is: true)
        },
    ]
}

extension StoreMaker {
    /// A store of three people, each with an entry.
    fileprivate func withThree() throws -> any ServableStore {
        let store = try make()
        for number in Int64(1)...3 {
            try store.write([Change(from: nil, to: Person(number: number, lastName: "x", firstName: "y"))])
        }
        return store
    }
}
