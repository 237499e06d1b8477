/// Someone known to the district, with or without a user account.
public struct Person: Recorded {
    /// Its number among the records of its sort.
    public internal(set) var number: Int64
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
}

extension Person {
    /// Its fields.
    public static let schema = RecordSchema(
        .person,
        blank: Person(number: 0, lastName: "", firstName: ""),
        [
            FieldSchema("person", \.number, .indexed),
            FieldSchema("district_id", \.districtID, .indexed, .unique),
            FieldSchema("last_name", \.lastName),
            FieldSchema("first_name", \.firstName),
            FieldSchema("middle_name", \.middleName),
            FieldSchema("email", \.email),
            FieldSchema("aim_contact", \.isContact, .indexed),
            FieldSchema("contact_form_due", \.owesContactForm, .indexed),
            FieldSchema("other", \.other),
        ]
    )
}
