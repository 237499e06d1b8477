import LastdayMessages
import LastdayCore

/// A JSON store's file as it was read, with the changes that a transaction has made since.
///
/// The text is preserved byte for byte. Only changed fields are rewritten, so anything between, beside or
/// within the records stays as it was.
struct JSONDocument {
    /// The value of "format".
    static let format = "lastday store"
    /// The value of "version"; raised when earlier files can no longer be read as they are now.
    static let version: Int64 = 1

    /// The file's text.
    let text: [UInt8]
    /// What the store was made for.
    let purpose: StorePurpose
    /// The store's zone; nil if it has none.
    private(set) var zone: StoreZone?
    /// Whether the zone differs from the text's.
    private(set) var hasNewZone = false
    /// The number of the last audit entry that the records include; nil if the file does not say.
    let auditedUpTo: Int64?
    /// The places of the parts around the records.
    let layout: Layout
    /// The records, in the order of ``RecordForm/all``.
    var tables: [Table]

    /// The places in the text of the parts around the records.
    struct Layout {
        /// The value of "version".
        var version = 0..<0
        /// The value of "zone"; nil if it is missing.
        var zone: Range<Int>?
        /// The value of "audited_up_to"; nil if it is missing.
        var auditedUpTo: Range<Int>?
        /// The value of "kept"; nil if it is missing.
        var counts: Range<Int>?
        /// Each kind's list with its brackets, in the order of ``RecordForm/all``; nil if it is missing.
        var lists = [Range<Int>?](repeating: nil, count: RecordForm.all.count)
        /// Whether there are unknown names, at the top level or in records.
        var hasUnknownKeys = false
        /// The offset after the last member at the top level.
        var end = 0
    }

    /// Creates a document that has just been read.
    init(
        text: [UInt8],
        purpose: StorePurpose,
        zone: StoreZone?,
        auditedUpTo: Int64?,
        layout: Layout,
        tables: [Table]
    ) {
        self.text = text
        self.purpose = purpose
        self.zone = zone
        self.auditedUpTo = auditedUpTo
        self.layout = layout
        self.tables = tables
    }

    /// Returns the text of an empty store.
    static func empty(for purpose: StorePurpose, zone: StoreZone? = nil) -> [UInt8] {
        let about =
            [Field("purpose", .text(purpose.rawValue))] + (zone.map { [Field("zone", .text($0.text))] } ?? [])
        let head =
            [Field("format", .text(format)), Field("version", .number(version))] + about
            + [Field("audited_up_to", .number(0)), Field("kept", .json(counted([])))]
        let lists = RecordForm.all.map { "  \"\($0.kind.plural)\": []" }
        let members = head.map { "  \(JSON.member($0))" } + lists
        return Array("{\n\(members.joined(separator: ",\n"))\n}\n".utf8)
    }

    /// Returns the value of "kept": the number of records in each list, which never falls.
    static func counted(_ tables: [Table]) -> String {
        let counts = RecordForm.all.map { form in
            let count = tables.first { $0.form.kind == form.kind }?.count ?? 0
            return "\"\(form.kind.plural)\": \(count)"
        }
        return "{\(counts.joined(separator: ", "))}"
    }

    /// Whether the document has changes that the text lacks.
    var isChanged: Bool { hasNewZone || tables.contains { !$0.changed.isEmpty } }

    /// Moves the store to a zone.
    mutating func move(to zone: StoreZone) {
        guard self.zone != zone else { return }
        (self.zone, hasNewZone) = (zone, true)
    }

    /// The places of the records that are new or differ from the text, by kind.
    var changes: [RecordKind: [Int]] {
        Dictionary(
            uniqueKeysWithValues: tables.filter { !$0.changed.isEmpty }.map {
                ($0.form.kind, Array($0.changed.keys))
            }
        )
    }

    subscript(kind: RecordKind) -> Table {
        get { tables[kind.place] }
        _modify { yield &tables[kind.place] }
    }

    /// Returns the record at a place of its table; reads it from the text unless it has changed.
    func record(_ kind: RecordKind, at index: Int) throws -> StoredRecord {
        let table = self[kind]
        return try table.changed[index] ?? recordInText(kind, at: table.places[index])
    }

    /// Reads the record at a place in the text.
    func recordInText(_ kind: RecordKind, at place: Range<Int>) throws -> StoredRecord {
        var reader = JSONReader(of: text[place])
        guard case .object(let members) = try reader.value() else {
            throw UnreadableJSON(line: 1, column: 1, fault: "no record")
        }
        do throws(UnreadableField) {
            return try StoredRecord(
                kind,
                FieldReader(members.map { ($0.name, .json($0.value)) }, sparse: true)
            )
        } catch {
            throw JSONFault(offset: place.lowerBound, fault: error.displayText).placed(in: text)
        }
    }
}

extension RecordKind {
    /// The kind's index in ``RecordForm/all``; the audit has a file of its own, and the zone has no list.
    var place: Int {
        guard let place = Self.records.firstIndex(of: self) else {
            preconditionFailure("a JSON store has no list of kind \(rawValue)")
        }
        return place
    }
}
