import LastdayMessages
import LastdayCore

/// Ed-Fi's staff interchange: people, logins, employments and assignments.
///
/// The names of schools and districts come from the education organisations' interchange, if there is one.
/// https://docs.ed-fi.org/reference/data-exchange/data-standard/
struct EdFi: RowAssembler {
    private static let staffRoot = "InterchangeStaffAssociation"
    private static let organisationRoot = "InterchangeEducationOrganization"

    private var organisations = EdFiOrganisations()
    /// The number of elements that set no field, by file and by element name.
    private var left: [String: [String: Int]] = [:]
    private var names: [String] = []
    private var unread: [String] = []
    private(set) var files: [FeedFile] = []

    /// Opens the XML files at these paths and reads them to their ends.
    ///
    /// - Throws: ``UnreadableFeed``.
    static func rows(of paths: [(path: String, name: String)]) throws -> any FeedRows {
        let size = paths.reduce(0) { $0 + Disk.size(of: $1.path) }
        let people = try PartitionedRows(ofBytes: size)
        // The elements that refer to staff by an XML id, together with the staff that have these ids.
        let references = try PartitionedRows(ofBytes: size)
        var edFi = EdFi()
        var faults = Faults()
        for (path, name) in paths { try edFi.read(path, named: name, people, references, &faults) }
        guard !edFi.files.isEmpty else {
            throw UnreadableFeed(
                "\(paths.map(\.name).joined(separator: ", ")): no Ed-Fi \(staffRoot), which is what lastday import reads"
            )
        }
        while let group = try references.next() { try edFi.resolve(group.pieces, people, &faults) }
        return AssembledRows(edFi, people, faults: faults)
    }

    var kind: String {
        let count = counted(organisations.count, "organisation", "organisations")
        return organisations.count == 0 ? "Ed-Fi" : "Ed-Fi, \(count)"
    }

    var reports: Diagnostics {
        let reports = left.sorted { $0.key < $1.key }.map { file, names in
            let ignored = names.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            return "\(file): ignored: \(ignored.joined(separator: ", "))"
        }
        return Diagnostics(
            reports + unread.map { "\($0): skipped, not an interchange of staff or organisations" }
        )
    }

    private mutating func read(
        _ path: String,
        named name: String,
        _ people: PartitionedRows,
        _ references: PartitionedRows,
        _ faults: inout Faults
    ) throws(UnreadableFeed) {
        var count = 0
        names.append(name)
        let root = try XMLRecords.read(path, named: name) { root, record throws(UnreadableFeed) in
            count += 1
            switch root {
            case Self.organisationRoot:
                if !organisations.add(record) { left[name, default: [:]][record.name, default: 0] += 1 }
            case Self.staffRoot:
                try gather(record, people, references, &faults)
            default:
                break
            }
        }
        switch root {
        case Self.organisationRoot:
            break
        case Self.staffRoot:
            files.append(
                FeedFile(
                    name: name,
                    rowCount: count,
                    taken: Self.taken.map { FeedFile.Taken(heading: $0, field: $1) },
                    left: [],
                    dropped: []
                )
            )
        default:
            unread.append(name)
        }
    }

    private static let taken = [
        ("StaffUniqueId", "District ID"), ("LastSurname", "Last Name"), ("FirstName", "First Name"),
        ("MiddleName", "Middle Name"), ("ElectronicMailAddress", "Email"), ("LoginId", "Username"),
        ("HireDate", "Start Date"), ("EmploymentPeriod/EndDate", "End Date"),
        ("FullTimeEquivalency", "FTE Percent"), ("PositionTitle", "Title"), ("BeginDate", "Start Date"),
        ("EndDate", "End Date"), ("ProgramAssignment", "Special Ed"),
    ]

    /// Adds an element of the current file to the other elements about the same person.
    private mutating func gather(
        _ record: XMLRecord,
        _ people: PartitionedRows,
        _ references: PartitionedRows,
        _ faults: inout Faults
    ) throws(UnreadableFeed) {
        let file = names.count - 1
        guard let element = EdFiPerson.Element(rawValue: record.name) else {
            left[names[file], default: [:]][record.name, default: 0] += 1
            return
        }
        let piece = record.piece(ofFile: file)
        if element == .staff {
            guard let id = record.first("StaffUniqueId") else {
                if record.first("StaffUniqueStateId") != nil {
                    throw UnreadableFeed(
                        "\(names[file]): Ed-Fi 1, which is not read; export the staff interchange of Ed-Fi 2 or later, or a CSV file of accounts"
                    )
                }
                faults.add(
                    "\(origin(of: piece)): a Staff without StaffUniqueId",
                    line: piece.line,
                    ofFile: file
                )
                return
            }
            try people.add(piece, under: id)
            let who = PartitionedRows.Piece(file: file, line: piece.line, texts: [record.name, id])
            if let own = record.id { try references.add(who, under: own) }
        } else if let id = record.first("StaffReference/StaffIdentity/StaffUniqueId") {
            try people.add(piece, under: id)
        } else if let reference = record.texts.first(where: { $0.path == "StaffReference@ref" })?.text {
            try references.add(piece, under: reference)
        } else {
            refuse(piece, &faults)
        }
    }

    /// Adds elements that refer to staff by an XML id to the other elements about the same person.
    private func resolve(
        _ pieces: [PartitionedRows.Piece],
        _ people: PartitionedRows,
        _ faults: inout Faults
    ) throws(UnreadableFeed) {
        let id = pieces.first { EdFiPerson.Element(rawValue: $0.texts[0]) == .staff }?.texts[1]
        for piece in pieces where EdFiPerson.Element(rawValue: piece.texts[0]) != .staff {
            if let id { try people.add(piece, under: id) } else { refuse(piece, &faults) }
        }
    }

    private func refuse(_ piece: PartitionedRows.Piece, _ faults: inout Faults) {
        // A school association creates no record by itself, so nothing is lost.
        guard EdFiPerson.Element(rawValue: piece.texts[0]) != .school else { return }
        faults.add(
            "\(origin(of: piece)): a \(piece.texts[0]) that refers to no staff",
            line: piece.line,
            ofFile: piece.file
        )
    }

    private func origin(of piece: PartitionedRows.Piece) -> String {
        "\(names[piece.file]), line \(piece.line)"
    }

    func decode(_ group: PartitionedRows.Group, _ faults: inout Faults) -> [FeedRow] {
        var person = EdFiPerson(id: group.key, organisations: organisations)
        for piece in group.pieces {
            person.decode(XMLRecord(piece), ofFile: piece.file, origin: origin(of: piece))
        }
        return person.rows(&faults)
    }
}
