/// A District Employment: a person's record with one district, with the fields of the guide's screen.
public struct Employment: Recorded {
    /// Its number among the records of its sort.
    public internal(set) var number: Int64
    /// The number of the ``Person`` whose employment it is.
    public internal(set) var person: Int64
    /// The district's number, as "0860".
    public var districtNumber: String
    /// The district's name.
    public var districtName: String?
    /// The first day of employment, where known.
    public var startDate: CivilDate?
    /// The last day of employment; nil while nobody knows of one.
    public var endDate: CivilDate?
    /// What the screen shows beside the dates.
    public var terms: Terms
    /// What feeds said of the employment beyond these fields, as they said it.
    public var other: [NamedText]

    /// The screen's other fields, in the words of whoever entered them.
    public struct Terms: Hashable, Sendable {
        /// When the person began to teach.
        public var teachingStartYear: String?
        /// Years to add to or take from those.
        public var teachingYearsModifier: String?
        /// The number of the teaching licence.
        public var licenseNumber: String?
        /// The full-time equivalent, in percent.
        public var ftePercent: String?
        /// The seniority, as "T: Tenure".
        public var seniority: String?
        /// The education.
        public var education: String?
        /// The school year of the record, as "17-18".
        public var year: String?
        /// The school of the record.
        public var school: String?

        /// Terms of which nothing is known.
        public init() {}
    }

    /// An employment of that person with that district.
    public init(
        number: Int64,
        person: Int64,
        districtNumber: String,
        districtName: String? = nil,
        startDate: CivilDate? = nil,
        endDate: CivilDate? = nil,
        terms: Terms = Terms(),
        other: [NamedText] = []
    ) {
        self.number = number
        self.person = person
        self.districtNumber = districtNumber
        self.districtName = districtName
        self.startDate = startDate
        self.endDate = endDate
        self.terms = terms
        self.other = other
    }
}

extension Employment {
    /// Its fields.
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
        ]
    )
}
