extension RecordKind {
    /// The type of the records of this kind.
    public var type: any Recorded.Type {
        switch self {
        case .person: Person.self
        case .run: Run.self
        case .account: UserAccount.self
        case .employment: Employment.self
        case .assignment: Assignment.self
        case .document: Document.self
        case .offboarding: Offboarding.self
        case .night: Night.self
        case .audit: AuditEntry.self
        case .about: StoreZone.self
        }
    }

    /// The form of the records of this kind.
    public var form: RecordForm { type.form }
}
