/// A document that names a person, as an IEP does: enough to say that it is there and kept.
public struct Document: Recorded {
    /// Its number among the records of its sort.
    public internal(set) var number: Int64
    /// The number of the ``Person`` that it names.
    public internal(set) var person: Int64
    /// What kind of document: "IEP".
    public internal(set) var kind: String
    /// How the system that holds it calls it.
    public internal(set) var reference: String
    /// Its date, where known.
    public var date: CivilDate?

    /// A document that names that person.
    public init(number: Int64, person: Int64, kind: String, reference: String, date: CivilDate? = nil) {
        self.number = number
        self.person = person
        self.kind = kind
        self.reference = reference
        self.date = date
    }
}

extension Document {
    /// Its fields.
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
