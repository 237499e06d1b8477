/// A person known to the district, with or without a user account.
public struct Person: Recorded {
    /// Its number among the records of its kind.
    public internal(set) var number: Int64
    /// The district's own identifier for the person (Employee ID, sourcedId, StaffUniqueId), if there is one.
    public var districtID: String?
    /// The last name.
    public var lastName: String
    /// The first name.
    public var firstName: String
    /// The middle name, if known.
    public var middleName: String?
    /// The e-mail address, if known.
    public var email: String?
    /// Whether the person is a district AIM contact, named by the District AIM Contact Form.
    public var isContact: Bool
    /// Whether that form still has to be sent again, because the person is leaving.
    public var owesContactForm: Bool
    /// The person's identifiers in other systems, each under the heading that a feed gave it.
    public var identifiers: [NamedText]
    /// The further e-mail addresses, in the order given.
    public var otherEmails: [String]
    /// What feeds supplied for the person beyond these fields, unchanged.
    public var other: [NamedText]

    /// Creates a person.
    public init(
        number: Int64,
        districtID: String? = nil,
        lastName: String,
        firstName: String,
        middleName: String? = nil,
        email: String? = nil,
        isContact: Bool = false,
        owesContactForm: Bool = false,
        identifiers: [NamedText] = [],
        otherEmails: [String] = [],
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
        self.identifiers = identifiers
        self.otherEmails = otherEmails
        self.other = other
    }

    /// The name in the form of the guide's screens: "Smith, Kimberlee".
    public var name: String {
        [lastName, firstName].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Person {
    /// The fields of a person.
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
            FieldSchema("identifiers", \.identifiers, .later),
            FieldSchema("other_emails", \.otherEmails, .later),
        ]
    )
}
