/// Writes the employments and assignments of a district's staff.
struct StaffMaker {
    private let employment: BareStatement
    private let assignment: BareStatement

    init(_ store: BareSQLite) throws {
        employment = try store.prepare(
            """
            INSERT INTO employment (id, person, district_number, district_name, start_date)
            VALUES (?, ?, '0860', 'Wolf Point Public Schools', '2005-08-01')
            """
        )
        assignment = try store.prepare(
            """
            INSERT INTO assignment (employment, school, title, start_date)
            VALUES (?, 'Jefferson Elem School', 'Teacher', '2005-08-01')
            """
        )
    }

    /// Writes an employment with that number for that person, with one assignment.
    func add(_ number: Int, of person: Int) throws {
        try employment.run([.number(number), .number(person)])
        try assignment.run([.number(number)])
    }
}
