import LastdayCore

/// Clauses about large values, which are stored and delivered as small ones are.
enum Sizes {
    static let clauses = [
        Clause("a text of several megabytes is stored, and can be replaced") { maker in
            let store = try maker.make()
            var before: UserAccount?
            for letter in ["a", "b", "c"] {
                var account = UserAccount(number: 1, username: "keltnerc")
                account.homepage = String(repeating: letter, count: 4_000_000)
                try store.write([Change(from: before, to: account)])
                try expect(try store.read { try $0.account(1) } == account, "the last text of megabytes")
                before = account
            }
            try expect(try store.faults(), is: [])
        },
        Clause("a long audit is the same in batches as at once") { maker in
            let store = try maker.make()
            let people = (Int64(1)...2_300).map { Person(number: $0, lastName: "x", firstName: "y") }
            let entries = try store.write(people.map { Change(from: nil, to: $0) })
            var portions: [Int64] = []
            try store.read {
                try $0.forEachEntry(of: AuditSelection(after: 17)) { portions.append($0.sequence) }
            }
            try expect(
                portions == entries.map(\.sequence).filter { $0 > 17 },
                "all entries after the 17th, in order"
            )
            try expect(try store.auditProof().count, is: 2_300)
        },
        Clause("a batch of large entries has few of them") { maker in
            let store = try maker.make()
            for number in Int64(1)...2 {
                let name = String(repeating: "x", count: 1 << 20)
                try store.write([
                    Change(from: nil, to: Person(number: number, lastName: name, firstName: ""))
                ])
            }
            let portion = try store.undelivered(to: .journal, atMost: 10)
            try expect(portion.entries.map(\.sequence), is: [1])
            try expect(portion.isAll, is: false)
        },
    ]
}
