import LastdayCore

/// Clauses about reading back what was written, field by field.
enum Keeping {
    static let clauses =
        [
            Clause("every record of a district is read back as it was written") { maker in
                let store = try maker.sample()
                for store in [store, try maker.reopen(store)] {
                    try expect(try everything(in: store).filter { $0.kind != .audit }, is: Sample.records)
                    try expect(try store.faults(), is: [])
                }
            }
        ]
        + RecordKind.copied.filter { $0 != .audit }.map { kind in
            Clause("each field of \(kind.plural) is stored, and can be changed alone") { maker in
                try keepsEachField(of: kind, maker)
            }
        }
        + [
            Clause("texts of any kind are read back byte for byte") { maker in
                let store = try maker.make()
                for (index, text) in Texts.all.enumerated() {
                    try store.write([Change(from: nil, to: Texts.person(Int64(index) + 1, text))])
                }
                for store in [store, try maker.reopen(store)] {
                    for (index, text) in Texts.all.enumerated() {
                        let person = try store.read { try $0.person(Int64(index) + 1) }
                        let expected = Texts.person(Int64(index) + 1, text)
                        try expect(
                            person.map(Texts.bytes) == Texts.bytes(expected),
                            "\(expected), found \(String(describing: person))"
                        )
                    }
                    try expect(try store.auditProof().fault, is: nil)
                }
            },
            Clause("the first and the last date, and large numbers, are stored") { maker in
                let store = try maker.make()
                let dates = [(1, 1, 1), (9_999, 12, 31)].map { CivilDate(year: $0.0, month: $0.1, day: $0.2) }
                let accounts = zip([Int64(1), 1 << 53 - 2], dates).map { number, date in
                    UserAccount(number: number, username: "u\(number)", expiresOn: date)
                }
                try store.write(accounts.map { Change(from: nil, to: $0) })
                for store in [store, try maker.reopen(store)] {
                    for account in accounts {
                        try expect(try store.read { try $0.account(account.number) }, is: account)
                    }
                    try expect(try store.read { try $0.nextNumber(of: .account) }, is: 1 << 53 - 1)
                }
            },
        ]

    /// Writes a plain record, then changes its fields one after the other, and reads it back each time.
    private static func keepsEachField(of kind: RecordKind, _ maker: any StoreMaker) throws {
        let store = try maker.make()
        try store.write(Foundations.changes)
        var before: StoredRecord?
        for version in Versions.all(of: kind) {
            try store.write([version.change(from: before)])
            for store in [store, try maker.reopen(store)] {
                let found = try store.read {
                    try $0.records(of: kind, after: version.number - 1, limit: 1).first
                }
                try expect(found, is: version)
            }
            before = version
        }
        try expect(try store.faults(), is: [])
    }
}

/// Texts that a store or a format might alter.
private enum Texts {
    static let all = [
        "", " ", "0", "null", "NULL", "1.0", "01", "true", "'", "\"", "\\", "\\u0041", "%", "_",
        "a\tb\nc\r\nd",
        "\u{1}\u{7F}", "\u{FEFF}", "\u{2028}", "é", "e\u{301}", "ﬁ", "İ", "😀👩‍👩‍👧", "\u{10FFFF}", "{}", "[]",
        "; DROP TABLE person", "  two  blanks ",
    ]

    static func person(_ number: Int64, _ text: String) -> Person {
        Person(
            number: number,
            districtID: "\(number)\(text)",
            lastName: text,
            firstName: text,
            middleName: text,
            email: text,
            other: [NamedText(name: text, text: text), NamedText(name: "\(text)2", text: text)]
        )
    }

    /// Returns a person's fields as bytes: to Swift's `==`, canonically equivalent texts are equal (UAX #15).
    static func bytes(_ person: Person) -> [UInt8] { Array("\(person.fields)".utf8) }
}
