/// The schools and districts of Ed-Fi's education organisations' interchange.
struct EdFiOrganisations {
    private struct Organisation {
        let name: String
        /// The reference to the district that a school belongs to, or its identifier.
        let district: String?
    }

    private var organisations: [String: Organisation] = [:]
    private var identifiers: [String: String] = [:]

    /// How many there are.
    var count: Int { organisations.count }

    /// Hears an element; false where it is no school, district or service centre.
    mutating func add(_ record: XMLRecord) -> Bool {
        let kinds = [
            "School": "SchoolId", "LocalEducationAgency": "LocalEducationAgencyId",
            "EducationServiceCenter": "EducationServiceCenterId",
            "StateEducationAgency": "StateEducationAgencyId",
        ]
        guard let path = kinds[record.name], let id = record.all(path).first else { return false }
        let district =
            record.first("LocalEducationAgencyReference@ref")
            ?? record.first(
                "LocalEducationAgencyReference/LocalEducationAgencyIdentity/LocalEducationAgencyId"
            )
        organisations[id] = Organisation(name: record.first("NameOfInstitution") ?? id, district: district)
        if let own = record.id { identifiers[own] = id }
        return true
    }

    /// The identifier behind an element's own.
    func id(_ reference: String) -> String? { identifiers[reference] }

    /// The organisation's name, where it is known.
    func name(of id: String) -> String? { organisations[id]?.name }

    /// The district that a school belongs to; the organisation itself where it is one, or nothing is known of it.
    func district(of id: String) -> String {
        guard let district = organisations[id]?.district else { return id }
        return identifiers[district] ?? district
    }
}
