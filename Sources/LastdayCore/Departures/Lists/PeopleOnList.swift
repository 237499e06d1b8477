/// The people whom the lines of a list may mean, found in one pass over the store.
///
/// Only those are held in memory, however many people the store has.
struct PeopleOnList {
    private var people: [Int64: Person] = [:]
    private var identifiers: [String: [Int64]] = [:]
    private var emails: [String: [Int64]] = [:]
    private var names: [PersonName: [Int64]] = [:]
    private var looseIdentifiers: [String: [Int64]] = [:]
    private var looseNames: [String: [Int64]] = [:]
    /// The people whose names differ from one on the list by a letter or two.
    private var misspelt: [String: [Int64]] = [:]

    /// Finds the people.
    ///
    /// - Parameters:
    ///   - rows: The lines.
    ///   - records: The store's records.
    ///   - pause: Called now and then; an error that it throws is thrown on.
    /// - Throws: What the store or `pause` throws.
    init(of rows: [DepartureRow], in records: any RecordReader, pausing pause: () throws -> Void) throws {
        for row in rows {
            for identifier in row.identifiers {
                identifiers[normalForm(identifier.text)] = []
                looseIdentifiers[looseForm(identifier.text)] = []
            }
            for cell in row.unread {
                identifiers[normalForm(cell.text)] = []
                if cell.text.contains("@") { emails[normalForm(cell.text)] = [] }
            }
            if let email = row.email { emails[normalForm(email)] = [] }
            for name in row.names {
                for key in name.keys { names[key] = [] }
                for key in name.wholeKeys { looseNames[key.loose] = [] }
            }
        }
        guard !identifiers.isEmpty || !emails.isEmpty || !names.isEmpty else { return }
        try Self.forEach(Person.self, in: records, pausing: pause) { note($0) }
        try findMisspelt(rows, in: records, pausing: pause)
        guard !identifiers.isEmpty else { return }
        // Earlier versions kept a feed's further identifiers with the account, under the feed's headings.
        try Self.forEach(UserAccount.self, in: records, pausing: pause) { account in
            guard let number = account.person else { return }
            for identifier in Self.identifiers(among: account.other)
            where Self.add(number, to: &identifiers, under: normalForm(identifier)) {
                people[number] = try people[number] ?? records.person(number)
            }
        }
    }

    /// Returns the people with an identifier, in any system.
    func people(identifier: String) -> [Person] { found(identifiers[normalForm(identifier)]) }

    /// Returns the people with an e-mail address.
    func people(email: String) -> [Person] { found(emails[normalForm(email)]) }

    /// Returns the people whose last and first names a written name has, and how far it agrees with each.
    func people(named name: WrittenName) -> [(person: Person, agreement: NameAgreement)] {
        found(Set(name.keys.flatMap { names[$0] ?? [] }).sorted()).map { person in
            (person, name.agreement(with: StoredName(of: person)))
        }
    }

    /// Returns the people with a name that is the same but for accents, marks and blanks.
    func people(like name: WrittenName) -> [Person] {
        found(Set(name.wholeKeys.flatMap { looseNames[$0.loose] ?? [] }).sorted())
    }

    /// Returns the only person with a similar identifier, and that identifier; nil if there is none.
    func nearest(toIdentifier identifier: String) -> (identifier: String, person: Person)? {
        let loose = looseForm(identifier)
        guard !loose.isEmpty, let person = only(looseIdentifiers[loose]),
            let known = Self.identifiers(of: person).first(where: { looseForm($0) == loose })
        else { return nil }
        return (known, person)
    }

    /// Returns the only person with a similar name; nil if there is none.
    func nearest(to name: WrittenName) -> Person? {
        let like = people(like: name)
        guard like.isEmpty else { return like.count == 1 ? like.first : nil }
        return only(Set(name.wholeKeys.flatMap { misspelt[$0.loose] ?? [] }).sorted())
    }

    /// Returns the identifiers of a person, in every system.
    static func identifiers(of person: Person) -> [String] {
        [person.districtID].compactMap(\.self) + person.identifiers.map(\.text)
            + identifiers(among: person.other)
    }

    private mutating func note(_ person: Person) {
        var isWanted = false
        if !identifiers.isEmpty {
            for identifier in Self.identifiers(of: person) {
                if Self.add(person.number, to: &identifiers, under: normalForm(identifier)) {
                    isWanted = true
                }
                if Self.add(person.number, to: &looseIdentifiers, under: looseForm(identifier)) {
                    isWanted = true
                }
            }
        }
        if !emails.isEmpty {
            for email in [person.email].compactMap(\.self) + person.otherEmails
            where Self.add(person.number, to: &emails, under: normalForm(email)) {
                isWanted = true
            }
        }
        if !names.isEmpty {
            let name = StoredName(of: person).key
            if Self.add(person.number, to: &names, under: name) { isWanted = true }
            if Self.add(person.number, to: &looseNames, under: name.loose) { isWanted = true }
        }
        if isWanted { people[person.number] = person }
    }

    /// The most names for which a misspelt one is sought.
    private static let mostMisspelt = 500

    /// Finds the people whose names resemble those of which nobody has one, in another pass over the store.
    private mutating func findMisspelt(
        _ rows: [DepartureRow],
        in records: any RecordReader,
        pausing pause: () throws -> Void
    ) throws {
        var (byLast, byFirst): ([String: Set<String>], [String: Set<String>]) = ([:], [:])
        var count = 0
        for name in rows.lazy.flatMap(\.names)
        where name.keys.allSatisfy({ names[$0, default: []].isEmpty }) && people(like: name).isEmpty {
            count += 1
            guard count <= Self.mostMisspelt else { break }
            for key in name.wholeKeys.map(\.loose) {
                let parts = key.split(separator: " ").map(String.init)
                guard parts.count == 2 else { continue }
                byLast[parts[0], default: []].insert(parts[1])
                byFirst[parts[1], default: []].insert(parts[0])
            }
        }
        guard !byLast.isEmpty else { return }
        try Self.forEach(Person.self, in: records, pausing: pause) { person in
            let name = StoredName(of: person)
            let (last, first) = (looseForm(name.last), looseForm(name.first))
            var keys: [String] = []
            if let firsts = byLast[last] {
                keys += firsts.filter { isMisspelt($0, first) }.map { "\(last) \($0)" }
            }
            if let lasts = byFirst[first] {
                keys += lasts.filter { isMisspelt($0, last) }.map { "\($0) \(first)" }
            }
            for key in keys { misspelt[key, default: []].append(person.number) }
            if !keys.isEmpty { people[person.number] = person }
        }
    }

    /// Adds a person under a key if the list has that key, and returns whether it does.
    private static func add<Key>(_ person: Int64, to index: inout [Key: [Int64]], under key: Key) -> Bool {
        guard let place = index.index(forKey: key) else { return false }
        if !index.values[place].contains(person) { index.values[place].append(person) }
        return true
    }

    private func found(_ numbers: [Int64]?) -> [Person] { numbers?.compactMap { people[$0] } ?? [] }

    private func only(_ numbers: [Int64]?) -> Person? {
        numbers?.count == 1 ? found(numbers).first : nil
    }

    private static func forEach<Record: Recorded>(
        _ type: Record.Type,
        in records: any RecordReader,
        pausing pause: () throws -> Void,
        _ body: (Record) throws -> Void
    ) throws {
        var last: Int64?
        while true {
            try pause()
            let batch = try records.records(of: type.kind, after: last, limit: 1_000)
            for record in batch { try body(record.cast(to: type)) }
            guard let end = batch.last else { return }
            last = end.number
        }
    }

    /// The headings under which earlier versions kept a person's further identifiers among the other values.
    private static let headings: Set = [
        "identifier", "userids", "employeeid", "employeenumber", "employee id", "employee number",
        "usermasteridentifier", "staffid", "staff id",
    ]

    /// Returns the identifiers among values that a feed supplied; OneRoster writes `{type:identifier}`.
    private static func identifiers(among others: [NamedText]) -> [String] {
        guard !others.isEmpty else { return [] }
        return others.filter { headings.contains(normalForm($0.name)) }.flatMap { other in
            other.text.split(separator: ",").compactMap { part in
                let bare = part.drop { $0 == "{" || $0 == " " }.prefix { $0 != "}" }
                return bare.split(separator: ":").last.map(String.init)
            }
        }
    }
}
