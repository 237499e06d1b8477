/// The check of columns that are not understood: if most of their cells are IDs, addresses or usernames of people on
/// record, they must be those of the line's own people.
struct UnreadColumns {
    /// A cell, and the person whom it identifies.
    private struct Finding {
        let row: DepartureRow
        let cell: NamedText
        let cellsPerson: Int64
        /// The person of the line.
        let person: Int64
    }

    private var filled: [String: Int] = [:]
    private var known: [String: Int] = [:]
    private var contradictions: [Finding] = []

    /// Notes a line and the account that it means.
    ///
    /// - Throws: What the store throws.
    mutating func note(
        _ row: DepartureRow,
        _ account: UserAccount,
        among people: PeopleOnList,
        in records: any RecordReader
    ) throws {
        guard let person = account.person else { return }
        for cell in row.unread {
            filled[cell.name, default: 0] += 1
            var found = people.people(identifier: cell.text).map(\.number)
            if cell.text.contains("@") { found += people.people(email: cell.text).map(\.number) }
            if found.isEmpty, cell.text.contains(where: \.isLetter) {
                found += try records.account(inAnyCase: cell.text, exactly: true)?.person.map { [$0] } ?? []
            }
            guard let first = found.first else { continue }
            known[cell.name, default: 0] += 1
            guard !found.contains(person) else { continue }
            contradictions.append(Finding(row: row, cell: cell, cellsPerson: first, person: person))
        }
    }

    /// Returns the faults of the lines in which such a column has another person.
    ///
    /// - Throws: What the store throws.
    func faults(in records: any RecordReader) throws -> [BadRow] {
        try contradictions.compactMap { one in
            guard let known = known[one.cell.name], let filled = filled[one.cell.name], known * 2 > filled,
                let other = try records.person(one.cellsPerson), let person = try records.person(one.person)
            else { return nil }
            let fault = UnclearDeparture.otherInColumn(one.cell, other.name, person: person.name)
            return .departure(origin: one.row.origin, lastDay: one.row.lastDay, .unclear(fault))
        }
    }
}
