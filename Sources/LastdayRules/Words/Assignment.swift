/// A District Assignment: a role at a school under an employment.
public struct Assignment: Recorded {
    /// What sort of record it is.
    public static let sort = RecordSort.assignment

    /// Its number among the records of its sort.
    public let number: Int64
    /// The number of the ``Employment`` that it is under.
    public let employment: Int64
    /// The school, or the office.
    public var school: String
    /// The title of the role.
    public var title: String
    /// The first day of the assignment, where known.
    public var startDate: CivilDate?
    /// The last day of the assignment; nil while nobody knows of one.
    public var endDate: CivilDate?
    /// Whether it is designated Special Ed, so that the person is an available team member.
    public var isSpecialEd: Bool
    /// What feeds said of the assignment beyond these fields, as they said it.
    public var other: [NamedText]

    /// An assignment under that employment.
    public init(
        number: Int64,
        employment: Int64,
        school: String,
        title: String,
        startDate: CivilDate? = nil,
        endDate: CivilDate? = nil,
        isSpecialEd: Bool = false,
        other: [NamedText] = []
    ) {
        self.number = number
        self.employment = employment
        self.school = school
        self.title = title
        self.startDate = startDate
        self.endDate = endDate
        self.isSpecialEd = isSpecialEd
        self.other = other
    }

    /// All that it holds, in a fixed order.
    public var fields: [Field] {
        [
            Field("assignment", .number(number)),
            Field("employment", .number(employment)),
            Field("school", .text(school)),
            Field("title", .text(title)),
            Field("start_date", .date(startDate)),
            Field("end_date", .date(endDate)),
            Field("special_ed", .flag(isSpecialEd)),
            Field("other", .named(other)),
        ]
    }
}
