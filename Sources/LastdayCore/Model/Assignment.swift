/// A District Assignment: a role at a school under an employment.
public struct Assignment: Recorded {
    /// Its number among the records of its kind.
    public internal(set) var number: Int64
    /// The number of the ``Employment`` that it belongs to.
    public internal(set) var employment: Int64
    /// The school or office.
    public var school: String
    /// The title of the role.
    public var title: String
    /// The first day of the assignment, if known.
    public var startDate: CivilDate?
    /// The last day of the assignment; nil while none is known.
    public var endDate: CivilDate?
    /// Whether it is designated Special Ed, so that the person is an available team member.
    public var isSpecialEd: Bool
    /// The End Date in the latest feed, followed or not; nil if it gives none.
    public var feedEndDate: CivilDate?
    /// What feeds supplied for the assignment beyond these fields, unchanged.
    public var other: [NamedText]

    /// Creates an assignment under an employment.
    public init(
        number: Int64,
        employment: Int64,
        school: String,
        title: String,
        startDate: CivilDate? = nil,
        endDate: CivilDate? = nil,
        isSpecialEd: Bool = false,
        other: [NamedText] = [],
        feedEndDate: CivilDate? = nil
    ) {
        self.number = number
        self.employment = employment
        self.school = school
        self.title = title
        self.startDate = startDate
        self.endDate = endDate
        self.isSpecialEd = isSpecialEd
        self.other = other
        self.feedEndDate = feedEndDate
    }
}

extension Assignment {
    /// The fields of an assignment.
    public static let schema = RecordSchema(
        .assignment,
        blank: Assignment(number: 0, employment: 0, school: "", title: ""),
        [
            FieldSchema("assignment", \.number, .indexed),
            FieldSchema("employment", \.employment, .indexed, .refers(to: .employment)),
            FieldSchema("school", \.school),
            FieldSchema("title", \.title),
            FieldSchema("start_date", \.startDate),
            FieldSchema("end_date", \.endDate),
            FieldSchema("special_ed", \.isSpecialEd, .indexed),
            FieldSchema("other", \.other),
            FieldSchema("feed_end_date", \.feedEndDate, .later),
        ]
    )
}
