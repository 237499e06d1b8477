/// A document that names a person, as an IEP does: enough to say that it is there and kept.
public struct Document: Recorded {
    /// What sort of record it is.
    public static let sort = RecordSort.document

    /// Its number among the records of its sort.
    public let number: Int64
    /// The number of the ``Person`` that it names.
    public let person: Int64
    /// What kind of document: "IEP".
    public let kind: String
    /// How the system that holds it calls it.
    public let reference: String
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

    /// All that it holds, in a fixed order.
    public var fields: [Field] {
        [
            Field("document", .number(number)),
            Field("person", .number(person)),
            Field("kind", .text(kind)),
            Field("reference", .text(reference)),
            Field("date", .date(date)),
        ]
    }
}
