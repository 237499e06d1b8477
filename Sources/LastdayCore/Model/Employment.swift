/// A District Employment: a person's record with one district, with the fields of the guide's screen.
public struct Employment: Recorded {
    /// Its number among the records of its kind.
    public internal(set) var number: Int64
    /// The number of the ``Person`` whose employment it is.
    public internal(set) var person: Int64
    /// The district's number, such as "0860".
    public var districtNumber: String
    /// The district's name, if known.
    public var districtName: String?
    /// The first day of employment, if known.
    public var startDate: CivilDate?
    /// The last day of employment; nil while none is known.
    public var endDate: CivilDate?
    /// The screen's fields other than the dates.
    public var terms: Terms
    /// The End Date in the latest feed, followed or not; nil if it gives none.
    public var feedEndDate: CivilDate?
    /// What feeds supplied for the employment beyond these fields, unchanged.
    public var other: [NamedText]

    /// The screen's other fields, in the words in which they were entered.
    public struct Terms: Hashable, Sendable {
        /// The year in which the person began to teach.
        public var teachingStartYear: String?
        /// The years to add to the years of teaching or subtract from them.
        public var teachingYearsModifier: String?
        /// The number of the teaching licence.
        public var licenseNumber: String?
        /// The full-time equivalent, in percent.
        public var ftePercent: String?
        /// The seniority, such as "T: Tenure".
        public var seniority: String?
        /// The education.
        public var education: String?
        /// The school year of the record, such as "17-18".
        public var year: String?
        /// The school of the record.
        public var school: String?

        /// Creates terms with nothing known.
        public init() {}
    }

    /// Creates an employment of a person with a district.
    public init(
        number: Int64,
        person: Int64,
        districtNumber: String,
        districtName: String? = nil,
        startDate: CivilDate? = nil,
        endDate: CivilDate? = nil,
        terms: Terms = Terms(),
        other: [NamedText] = [],
        feedEndDate: CivilDate? = nil
    ) {
        self.number = number
        self.person = person
        self.districtNumber = districtNumber
        self.districtName = districtName
        self.startDate = startDate
        self.endDate = endDate
        self.terms = terms
        self.other = other
        self.feedEndDate = feedEndDate
    }
}

extension Employment {
    /// The fields of an employment.
    public static let schema = RecordSchema(
        .employment,
        blank: Employment(number: 0, person: 0, districtNumber: ""),
        [
            FieldSchema("employment", \.number, .indexed),
            FieldSchema("person", \.person, .indexed, .refers(to: .person)),
            FieldSchema("district_number", \.districtNumber),
            FieldSchema("district_name", \.districtName),
            FieldSchema("start_date", \.startDate),
            FieldSchema("end_date", \.endDate),
            FieldSchema("teaching_start_year", \.terms.teachingStartYear),
            FieldSchema("teaching_years_modifier", \.terms.teachingYearsModifier),
            FieldSchema("license_number", \.terms.licenseNumber),
            FieldSchema("fte_percent", \.terms.ftePercent),
            FieldSchema("seniority", \.terms.seniority),
            FieldSchema("education", \.terms.education),
            FieldSchema("year", \.terms.year),
            FieldSchema("school", \.terms.school),
            FieldSchema("other", \.other),
            FieldSchema("feed_end_date", \.feedEndDate, .later),
        ]
    )
}
