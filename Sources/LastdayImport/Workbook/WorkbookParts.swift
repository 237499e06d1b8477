/// The parts of a workbook: its sheets, and where they are.
final class WorkbookParts: XMLListener {
    struct Sheet {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    struct Relation {
        let kind: String
        /// The path in the archive, in lower case.
        let path: String
    }

    private static let most = 10_000

    private let name: String
    private(set) var sheets: [Sheet] = []
    private(set) var relations: [String: Relation] = [:]
    private(set) var calendar = SheetNumber.Calendar.from1900

    init(_ name: String) {
        self.name = name
    }

    /// Returns the path of the first part of a kind; nil if there is none.
    func path(of kind: String) -> String? { relations.values.first { $0.kind == kind }?.path }

    func start(_ element: String, _ attributes: XMLAttributes) throws(UnreadableFeed) {
        switch element {
        case "workbookPr":
            if ["1", "true"].contains(attributes["date1904"]) { calendar = .from1904 }
        case "sheet":
            let state = attributes["state"] ?? "visible"
            sheets.append(
                Sheet(
                    name: attributes["name"] ?? "",
                    relation: attributes["id"] ?? "",
                    isHidden: state != "visible"
                )
            )
        case "Relationship":
            let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
            let path = Self.path(to: attributes["Target"] ?? "")
            relations[attributes["Id"] ?? ""] = Relation(kind: kind, path: path)
        default: break
        }
        guard sheets.count + relations.count <= Self.most else {
            throw UnreadableFeed("\(name): more than \(Self.most) sheets and parts; save the sheet as CSV")
        }
    }

    func add(_ text: UnsafeBufferPointer<UInt8>) {}
    func end(_ element: String) {}

    /// Returns the path of a part that is relative to the workbook's own folder, or to the archive.
    private static func path(to target: String) -> String {
        var parts = target.hasPrefix("/") ? [] : ["xl"]
        for part in target.lowercased().split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
