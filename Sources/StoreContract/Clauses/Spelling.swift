import LastdayCore

/// Clauses about usernames and identifiers that differ only in how they are spelled.
enum Spelling {
    static let clauses = [
        Clause("accounts and people are found by username and identifier in any case") { maker in
            let store = try maker.make()
            try store.write(
                zip(Int64(1)..., names).flatMap { number, name in
                    let person = Person(number: number, districtID: name, lastName: "x", firstName: "y")
                    return [
                        Change(from: nil, to: person),
                        Change(from: nil, to: UserAccount(number: number, username: name)),
                    ]
                }
            )
            for store in [store, try maker.reopen(store)] {
                try store.read { records in
                    for (typed, numbers) in found {
                        try expect(
                            try records.accounts(spelledLike: typed).map(\.number),
                            is: numbers,
                            typed
                        )
                        try expect(
                            try records.people(districtIDLike: typed).map(\.number),
                            is: numbers,
                            typed
                        )
                    }
                }
            }
        },
        Clause("a record is not found by an earlier spelling once it has another name") { maker in
            let store = try maker.sample()
            var (account, person) = (Sample.accounts[5], Sample.people[0])
            (account.username, person.districtID) = ("Renamed", "B-7")
            try store.write([
                Change(from: Sample.accounts[5], to: account), Change(from: Sample.people[0], to: person),
            ])
            for store in [store, try maker.reopen(store)] {
                try store.read { records in
                    try expect(try records.accounts(spelledLike: "NOBODY"), is: [])
                    try expect(try records.accounts(spelledLike: "RENAMED"), is: [account])
                    try expect(try records.people(districtIDLike: "A-1"), is: [Sample.people[2]])
                    try expect(try records.people(districtIDLike: "b-7"), is: [person])
                }
            }
        },
    ]

    private static let names = ["SysAdmin", "sysadmin", "rmarsh", "éva", "ÖZIL", "rmarsh@d.example", "`a"]

    private static let found: [(String, [Int64])] = [
        ("SYSADMIN", [1, 2]), ("SysAdmin", [1, 2]), (" RMarsh ", [3]), ("ÉVA", [4]), ("Éva", [4]),
        ("özil", [5]), ("Rmarsh@D.example", [6]), ("@A", []), ("sysadmi", []), ("%", []), ("", []),
    ]
}
