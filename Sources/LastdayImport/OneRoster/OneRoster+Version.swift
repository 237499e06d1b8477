import LastdayCore

extension OneRoster {
    /// Reads the manifest to its end and returns the version that it states; nil if it states none.
    func statedVersion() throws -> String? {
        var stated: String?
        while let row = try manifest?.next() {
            guard row.cells[0].trimmed.lowercased() == "oneroster.version" else { continue }
            let value = row.cell(1)?.trimmed ?? ""
            if stated == nil, !value.isEmpty { stated = brief(value) }
        }
        return stated
    }

    /// Returns the stated version; otherwise the version inferred from columns that only one of the two has.
    func version(stated: String?) -> String? {
        if let stated { return stated }
        let headings = Set(users.headingKeys)
        if !headings.isDisjoint(with: ["primaryorgsourcedid", "usermasteridentifier"]) { return "1.2" }
        if !headings.isDisjoint(with: ["orgsourcedids", "role"]) { return "1.1" }
        return nil
    }

    /// Returns remarks on how the version was determined.
    func versionReports(stated: String?) -> [String] {
        switch stated {
        case "1.1"?, "1.2"?: []
        case let other?: ["manifest.csv: version \(other) is unknown; \(users.name) is read as version 1.2"]
        case nil: ["no manifest.csv says which version this is; \(users.name) is read by its headings"]
        }
    }
}
