/// The values that a feed gives for one District Employment of a person.
public struct FeedEmployment: Sendable {
    /// The district's number.
    public var districtNumber: String
    /// The district's name.
    public var districtName: Patch<String?> = .unspecified
    /// The first day of employment; nil if the feed does not give it.
    public var startDate: CivilDate?
    /// The last day of employment.
    public var endDate: Patch<CivilDate?> = .unspecified
    /// The year in which the person began to teach.
    public var teachingStartYear: Patch<String?> = .unspecified
    /// The years to add to or take from the teaching years.
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
    /// Everything else in the feed, unchanged.
    public var other: [NamedText] = []
    /// The assignments under it.
    public var assignments: [FeedAssignment] = []

    /// Creates an employment with that district.
    public init(districtNumber: String) {
        self.districtNumber = districtNumber
    }
}

/// The values that a feed gives for one District Assignment.
public struct FeedAssignment: Sendable {
    /// The school or office.
    public var school: String
    /// The title of the role.
    public var title: String
    /// The first day of the assignment; nil if the feed does not give it.
    public var startDate: CivilDate?
    /// The last day of the assignment.
    public var endDate: Patch<CivilDate?> = .unspecified
    /// Whether the assignment is designated Special Ed.
    public var isSpecialEd: Patch<Bool> = .unspecified
    /// Everything else in the feed, unchanged.
    public var other: [NamedText] = []

    /// Creates an assignment at that school.
    public init(school: String, title: String) {
        self.school = school
        self.title = title
    }
}

/// A document that, according to a feed, names the person.
public struct FeedDocument: Sendable, Hashable {
    /// The kind of document.
    public var kind: String
    /// The name of the document in the system that holds it.
    public var reference: String
    /// The date of the document.
    public var date: CivilDate?

    /// Creates a document of that kind.
    public init(kind: String, reference: String, date: CivilDate?) {
        self.kind = kind
        self.reference = reference
        self.date = date
    }
}
