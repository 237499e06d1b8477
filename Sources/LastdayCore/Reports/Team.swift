/// The available team members, from whom an IEP team can be formed.
public enum Team {
    /// An available person.
    public struct Member: Sendable {
        /// The person.
        public let person: Person
        /// The assignment that makes the person available.
        public let assignment: Assignment
        /// The employment of that assignment.
        public let employment: Employment
    }

    /// Returns everyone with a District Assignment that is designated Special Ed and, together with its
    /// employment, covers that day (the guide's note to step 9), by name.
    ///
    /// - Throws: What the store throws.
    public static func available(on day: CivilDate, in records: any RecordReader) throws -> [Member] {
        var members: [Member] = []
        for assignment in try records.specialEd() where assignment.covers(day) {
            guard let employment = try records.employment(assignment.employment), employment.covers(day),
                let person = try records.person(employment.person)
            else { continue }
            members.append(Member(person: person, assignment: assignment, employment: employment))
        }
        return members.sorted {
            ($0.person.name, $0.assignment.number) < ($1.person.name, $1.assignment.number)
        }
    }
}
