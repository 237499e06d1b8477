import LastdayCore

/// Clauses about the lists that people ask for, in the order in which they are read.
enum Listing {
    static let clauses = [
        Clause("departures come by last day and number, of all accounts or one, in any state or one") {
            maker in
            try maker.look { records in
                func numbers(_ state: Offboarding.State?, of account: Int64?) throws -> [Int64] {
                    var numbers: [Int64] = []
                    try records.forEachDeparture(state, of: account) { numbers.append($0.offboarding.number) }
                    return numbers
                }
                try expect(try numbers(nil, of: nil), is: [4, 6, 3, 5, 2, 1])
                try expect(try numbers(.queued, of: nil), is: [3, 5, 2])
                try expect(try numbers(nil, of: 1), is: [6, 2, 1])
                try expect(try numbers(.cancelled, of: 1), is: [1])
                try expect(try numbers(.cancelled, of: 2), is: [])
            }
        },
        Clause("a departure comes with its account and person, and an error in the body ends the list") {
            maker in
            try maker.look { records in
                try records.forEachDeparture(nil, of: nil) { departure in
                    try expect(departure.account.number, is: departure.offboarding.account)
                    try expect(departure.person?.number, is: departure.account.person)
                }
                var count = 0
                try expectThrow("the body's own error", isInterruption) {
                    try records.forEachDeparture(nil, of: nil) { _ in
                        count += 1
                        throw Interruption()
                    }
                }
                try expect(count, is: 1)
            }
        },
        Clause("people are found by the beginning of a last name, ignoring case in ASCII, and come by name") {
            maker in
            try maker.look { records in
                func numbers(_ start: String) throws -> [Int64] {
                    try records.people(lastName: start).map(\.person.number)
                }
                try expect(try numbers("ADA"), is: [3, 1])
                try expect(try numbers("baker"), is: [2, 5])
                try expect(try numbers(""), is: [3, 1, 2, 5, 4])
                try expect(try numbers("ádams"), is: [])
                try expect(try numbers("Á"), is: [4])
                for start in ["a%", "_dams", "dams", "Adams "] {
                    try expect(try numbers(start), is: [], start)
                }
                let accounts = try records.people(lastName: "baker").map { $0.accounts.map(\.number) }
                try expect(accounts, is: [[2, 5], []])
            }
        },
        Clause("people are found by e-mail address, ignoring case, and come by number") { maker in
            try maker.look { records in
                try expect(try records.people(email: "ANN@example.org").map(\.number), is: [1, 3])
                try expect(try records.people(email: "ann@example").map(\.number), is: [])
                try expect(try records.people(email: "").map(\.number), is: [])
            }
        },
        Clause("accounts are found by the beginning of a username or last name, and come by username") {
            maker in
            try maker.look { records in
                func usernames(_ start: String) throws -> [String] {
                    try records.accounts(matching: start).map { one in
                        try expect(one.person?.number, is: one.account.person)
                        return one.account.username
                    }
                }
                try expect(try usernames("aadams"), is: ["AAdams", "aadams"])
                try expect(try usernames("ADAMS"), is: ["aadams", "zadams"])
                try expect(try usernames("b"), is: ["bbaker", "bbaker2"])
                try expect(
                    try usernames(""),
                    is: ["AAdams", "aadams", "bbaker", "bbaker2", "nobody", "shut", "zadams"]
                )
                for start in ["%", "x", "aadamsx"] { try expect(try usernames(start), is: [], start) }
            }
        },
        Clause("AIM contacts, and people who owe the form, come by name with their accounts") { maker in
            try maker.look { records in
                let contacts = try records.contacts()
                try expect(contacts.map(\.person.number), is: [3, 1])
                try expect(contacts.map { $0.accounts.map(\.number) }, is: [[3], [1]])
            }
        },
        Clause("the usernames like a mistyped one include the intended one") { maker in
            try maker.look { records in
                for mistyped in ["bbakr", "bbkaer", "bbakerr", "bxbaker", "baker", "xbaker", "BBaker"] {
                    let like = try records.usernames(like: mistyped)
                    try expect(like.contains("bbaker"), "bbaker among those like \(mistyped), found \(like)")
                    let all = Set(Sample.accounts.map(\.username))
                    try expect(
                        Set(like).isSubset(of: all) && Set(like).count == like.count,
                        "usernames, each once"
                    )
                }
            }
        },
    ]
}
