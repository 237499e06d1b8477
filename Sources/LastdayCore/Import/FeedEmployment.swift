/// What a feed says of one District Employment of a person.
public struct FeedEmployment: Sendable {
    /// The district's number.
    public var districtNumber: String
    /// The district's name.
    public var districtName: Patch<String?> = .unspecified
    /// The first day of employment; nil where the feed does not know it.
    public var startDate: CivilDate?
    /// The last day of employment.
    public var endDate: Patch<CivilDate?> = .unspecified
    /// When the person began to teach.
    public var teachingStartYear: Patch<String?> = .unspecified
    /// Years to add to or take from those.
    public var teachingYearsModifier: Patch<String?> = .unspecified
    /// The number of the teaching licence.
    public var licenseNumber: Patch<String?> = .unspecified
    /// The seniority.
    public var seniority: Patch<String?> = .unspecified
    /// The education.
    public var education: Patch<String?> = .unspecified
    /// The school year of the record.
    public var year: Patch<String?> = .unspecified
    /// The full-time equivalent, in percent.
    public var ftePercent: Patch<String?> = .unspecified
    /// The school of the record.
    public var school: Patch<String?> = .unspecified
    /// What the feed says beyond that, as it says it.
    public var other: [NamedText] = []
    /// The assignments under it.
    public var assignments: [FeedAssignment] = []

    /// An employment with that district.
    public init(districtNumber: String) {
        self.districtNumber = districtNumber
    }
}

/// What a feed says of one District Assignment.
public struct FeedAssignment: Sendable {
    /// The school, or the office.
    public var school: String
    /// The title of the role.
    public var title: String
    /// The first day of the assignment; nil where the feed does not know it.
    public var startDate: CivilDate?
    /// The last day of the assignment.
    public var endDate: Patch<CivilDate?> = .unspecified
    /// Whether it is designated Special Ed.
    public var isSpecialEd: Patch<Bool> = .unspecified
    /// What the feed says beyond that, as it says it.
    public var other: [NamedText] = []

    /// An assignment at that school.
    public init(school: String, title: String) {
        self.school = school
        self.title = title
    }
}

/// A document that a feed says names the person.
public struct FeedDocument: Sendable, Hashable {
    /// What kind of document.
    public var kind: String
    /// How the system that holds it calls it.
    public var reference: String
    /// Its date.
    public var date: CivilDate?

    /// A document of that kind.
    public init(kind: String, reference: String, date: CivilDate?) {
        self.kind = kind
        self.reference = reference
        self.date = date
    }
}
