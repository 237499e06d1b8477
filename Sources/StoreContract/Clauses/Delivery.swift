import LastdayCore

/// Clauses about delivering the audit to targets.
enum Delivery {
    static let clauses = [
        Clause("entries not delivered to the journal come in order, every time, until delivery is recorded") {
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
        Clause("a batch says whether more entries follow") { maker in
            let store = try maker.withThree()
            let portion = try store.undelivered(to: .journal, atMost: 2)
            try expect(portion.entries.map(\.sequence), is: [1, 2])
            try expect(portion.isAll, is: false)
            try expect(try store.undelivered(to: .journal, atMost: 3).isAll, is: true)
        },
        Clause("if two processes have delivered the same entries, one of them records it") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            try expect(try store.noteDelivered(to: .journal, from: 0, upTo: 1), is: true)
            try expect(try other.noteDelivered(to: .journal, from: 0, upTo: 3), is: false)
            try expect(try other.undelivered(to: .journal, atMost: 10).entries.map(\.sequence), is: [2, 3])
        },
        Clause("while one process delivers to a target no other can, but all can read and write") { maker in
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
        Clause("a process that fails while delivering remains the only one until it tries again") { maker in
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
        Clause("a mark moves only from where it is, whichever target it belongs to") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            try expect(try store.noteDelivered(to: Sample.directory, from: 0, upTo: 1), is: true)
            try expect(try other.noteDelivered(to: Sample.directory, from: 0, upTo: 3), is: false)
            try expect(try other.noteDelivered(to: Sample.hook, from: 1, upTo: 3), is: false)
            try expect(try other.noteDelivered(to: .journal, from: 1, upTo: 3), is: false)
            try expect(try other.undelivered(to: Sample.directory, atMost: 9).mark, is: 1)
            try expect(try other.undelivered(to: .journal, atMost: 9).mark, is: 0)
        },
        Clause("a target with the longest possible name has a mark and a turn like any other") { maker in
            let store = try maker.withThree()
            let name = "a" + String(repeating: "-", count: AuditTarget.longestName - 1)
            guard let target = AuditTarget(name) else { throw Interruption() }
            for last in Int64(1)...3 {
                try expect(try store.noteDelivered(to: target, from: last - 1, upTo: last), is: true)
            }
            try expect(try maker.reopen(store).undelivered(to: target, atMost: 9).mark, is: 3)
            try expect(try store.deliveringAlone(to: target) { true }, is: true)
        },
        Clause("while one process delivers to a target, any process can deliver to another") { maker in
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
    /// Makes a store of three people, each with an audit entry.
    fileprivate func withThree() throws -> any ServableStore {
        let store = try make()
        for number in Int64(1)...3 {
            try store.write([Change(from: nil, to: Person(number: number, lastName: "x", firstName: "y"))])
        }
        return store
    }
}
