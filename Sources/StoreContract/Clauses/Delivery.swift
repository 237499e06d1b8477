import LastdayRules

/// How a store remembers what the journal has been told.
enum Delivery {
    static let clauses = [
        Clause("what the journal has not been told comes in order, again and again, until it is noted") {
            maker in
            let store = try maker.withThree()
            for store in [store, store, try maker.reopen(store)] {
                try expect(try store.untold(atMost: 10).entries.map(\.sequence), is: [1, 2, 3])
                try expect(try store.undelivered(), is: 3)
            }
            try expect(try store.noteTold(from: 0, upTo: 2), is: true)
            for store in [store, try maker.reopen(store)] {
                let untold = try store.untold(atMost: 10)
                try expect(untold.entries, is: try store.read { try $0.audit(AuditSelection(after: 2)) })
                try expect(untold.mark, is: 2)
                try expect(try store.undelivered(), is: 1)
                try expect(try store.read { try $0.toldUpTo() }, is: 2)
            }
            try expect(try store.noteTold(from: 2, upTo: 3), is: true)
            try expect(try store.untold(atMost: 10).entries, is: [])
            try expect(try store.undelivered(), is: 0)
        },
        Clause("a portion says whether there are others behind it") { maker in
            let store = try maker.withThree()
            let portion = try store.untold(atMost: 2)
            try expect(portion.entries.map(\.sequence), is: [1, 2])
            try expect(portion.isAll, is: false)
            try expect(try store.untold(atMost: 3).isAll, is: true)
        },
        Clause("of two who have told the same, one notes it") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            try expect(try store.noteTold(from: 0, upTo: 1), is: true)
            try expect(try other.noteTold(from: 0, upTo: 3), is: false)
            try expect(try other.untold(atMost: 10).entries.map(\.sequence), is: [2, 3])
        },
        Clause("while one tells another does not, and everybody may read and write") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            let isTold: Bool? = try store.tellingAlone {
                try expect(try other.tellingAlone { true }, is: nil)
                try store.write([Change(from: nil, to: Person(number: 4, lastName: "x", firstName: "y"))])
                try other.write([Change(from: nil, to: Person(number: 5, lastName: "x", firstName: "y"))])
                try expect(try store.noteTold(from: 0, upTo: 1), is: true)
                return true
            }
            try expect(isTold, is: true)
            try expect(try other.tellingAlone { true }, is: true)
            try expect(try store.read { try $0.count(of: .person) }, is: 5)
        },
        Clause("whoever failed while telling keeps the turn until the next try") { maker in
            let store = try maker.withThree()
            let other = try maker.reopen(store)
            try expectThrow("the body's own error", isInterruption) {
                _ = try store.tellingAlone { throw Interruption() } as Bool?
            }
            try expect(try other.tellingAlone { true }, is: nil)
            try expect(try store.tellingAlone { true }, is: true)
            try expect(try other.tellingAlone { true }, is: true)
        },
    ]
}

extension StoreMaker {
    /// A store of three people, each with an entry.
    fileprivate func withThree() throws -> any Store {
        let store = try make()
        for number in Int64(1)...3 {
            try store.write([Change(from: nil, to: Person(number: number, lastName: "x", firstName: "y"))])
        }
        return store
    }
}
