/// The available team members: whom an IEP team can be made of.
public enum Team {
    /// Somebody who is available.
    public struct Member: Sendable {
        /// Who.
        public let person: Person
        /// By which assignment.
        public let assignment: Assignment
        /// Under which employment.
        public let employment: Employment
    }

    /// Whoever has a District Assignment that is designated Special Ed and, with its employment, covers that day
    /// (the guide's note to step 9); by name.
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
