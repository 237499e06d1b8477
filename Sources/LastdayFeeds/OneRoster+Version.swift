import LastdayRules

extension OneRoster {
    /// The version: as manifest.csv says, else by the columns that only one of the two has.
    var version: String? {
        if let stated { return stated }
        let headings = Set(users.headings.map(headingKey))
        if !headings.isDisjoint(with: ["primaryorgsourcedid", "usermasteridentifier"]) { return "1.2" }
        if !headings.isDisjoint(with: ["orgsourcedids", "role"]) { return "1.1" }
        return nil
    }

    /// What there is to say about how the version was found.
    var versionReports: [String] {
        switch stated {
        case "1.1"?, "1.2"?: []
        case let other?: ["manifest.csv: version \(other) is not known; \(users.name) is read as 1.2 is"]
        case nil: ["no manifest.csv states the version; \(users.name) is read by its headings"]
        }
    }

    private var stated: String? {
        let row = manifest?.rows.first { $0.cells.first?.trimmed.lowercased() == "oneroster.version" }
        guard let value = row?.cells.dropFirst().first?.trimmed, !value.isEmpty else { return nil }
        return printable(value)
    }
}
