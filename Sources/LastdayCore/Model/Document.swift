/// A document that names a person, such as an IEP: just enough to show that it exists and is retained.
public struct Document: Recorded {
    /// Its number among the records of its kind.
    public internal(set) var number: Int64
    /// The number of the ``Person`` that it names.
    public internal(set) var person: Int64
    /// The kind of document, such as "IEP".
    public internal(set) var kind: String
    /// The name of the document in the system that holds it.
    public internal(set) var reference: String
    /// Its date, if known.
    public var date: CivilDate?

    /// Creates a document that names a person.
    public init(number: Int64, person: Int64, kind: String, reference: String, date: CivilDate? = nil) {
        self.number = number
        self.person = person
        self.kind = kind
        self.reference = reference
        self.date = date
    }
}

extension Document {
    /// The fields of a document.
    public static let schema = RecordSchema(
        .document,
        blank: Document(number: 0, person: 0, kind: "", reference: ""),
        [
            FieldSchema("document", \.number, .indexed),
            FieldSchema("person", \.person, .indexed, .refers(to: .person)),
            FieldSchema("kind", \.kind),
            FieldSchema("reference", \.reference, .indexed, .unique(Uniqueness(with: ["person", "kind"]))),
            FieldSchema("date", \.date),
        ]
    )
}
