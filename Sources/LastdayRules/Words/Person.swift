/// Someone known to the district, with or without a user account.
public struct Person: Recorded {
    /// What sort of record it is.
    public static let sort = RecordSort.person

    /// Its number among the records of its sort.
    public let number: Int64
    /// The district's own identifier for the person (Employee ID, sourcedId, StaffUniqueId), where there is one.
    public var districtID: String?
    /// The last name.
    public var lastName: String
    /// The first name.
    public var firstName: String
    /// The middle name, where known.
    public var middleName: String?
    /// The e-mail address, where known.
    public var email: String?
    /// Whether the person is a district AIM contact, whom the District AIM Contact Form names.
    public var isContact: Bool
    /// Whether that form has yet to be sent anew, because the person leaves.
    public var owesContactForm: Bool
    /// What feeds said of the person beyond these fields, as they said it.
    public var other: [NamedText]

    /// A person of that number with these names.
    public init(
        number: Int64,
        districtID: String? = nil,
        lastName: String,
        firstName: String,
        middleName: String? = nil,
        email: String? = nil,
        isContact: Bool = false,
        owesContactForm: Bool = false,
        other: [NamedText] = []
    ) {
        self.number = number
        self.districtID = districtID
        self.lastName = lastName
        self.firstName = firstName
        self.middleName = middleName
        self.email = email
        self.isContact = isContact
        self.owesContactForm = owesContactForm
        self.other = other
    }

    /// The name as the guide's screens show it: "Smith, Kimberlee".
    public var name: String {
        [lastName, firstName].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// All that it holds, in a fixed order.
    public var fields: [Field] {
        [
            Field("person", .number(number)),
            Field("district_id", .optional(districtID)),
            Field("last_name", .text(lastName)),
            Field("first_name", .text(firstName)),
            Field("middle_name", .optional(middleName)),
            Field("email", .optional(email)),
            Field("aim_contact", .flag(isContact)),
            Field("contact_form_due", .flag(owesContactForm)),
            Field("other", .named(other)),
        ]
    }
}
