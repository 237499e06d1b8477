/// The schools and districts of Ed-Fi's education organisations' interchange.
struct EdFiOrganisations {
    private struct Organisation {
        let name: String
        /// The district that a school belongs to: the XML id of its element, or its identifier.
        let district: String?
    }

    private var organisations: [String: Organisation] = [:]
    private var identifiers: [String: String] = [:]

    /// The number of organisations.
    var count: Int { organisations.count }

    /// Adds an element; returns false if it is not a school, a district, a service centre or a state agency.
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

    /// Returns the identifier of the organisation whose element has that XML id.
    func id(_ reference: String) -> String? { identifiers[reference] }

    /// Returns the organisation's name; nil if it is not known.
    func name(of id: String) -> String? { organisations[id]?.name }

    /// Returns the district that an organisation belongs to; the organisation itself if no other is known.
    func district(of id: String) -> String {
        guard let district = organisations[id]?.district else { return id }
        return identifiers[district] ?? district
    }
}
