extension HeadingTable {
    /// The table as lines of the manual page lastday-import(7), in mdoc(7).
    ///
    /// The page has it between two comments; a test compares them.
    static var manual: String {
        let lists = ColumnField.allCases.map { field in
            // "Ed" alone would be a request.
            ".It \(field.rawValue.split(separator: " ").joined(separator: " \\&"))\n\(wrapped(systems(of: field)))"
        }
        return ([".Bl -tag -width 4n"] + lists + [".El"]).joined(separator: "\n")
    }

    /// The kinds of columns that are never stored, as lines of the page.
    static var manualOfNeverStored: String {
        wrapped(NeverStored.kinds.map(\.name).joined(separator: ", ") + ".")
    }

    /// Returns the headings of a field, by the system that has them.
    private static func systems(of field: ColumnField) -> String {
        var systems: [String] = []
        for heading in all where heading.field == field && !systems.contains(heading.system) {
            systems.append(heading.system)
        }
        return systems.map { system in
            let names = all.filter { $0.field == field && $0.system == system }.map(\.name)
            return "\(system): \(names.joined(separator: ", "))"
        }.joined(separator: "; ") + "."
    }

    /// Returns a text in lines of at most 80 characters, none of which begins like a request.
    private static func wrapped(_ text: String) -> String {
        var lines: [String] = [""]
        for word in text.split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.count + 1 + word.count <= 80 {
                lines[lines.count - 1] += " \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n")
    }
}
