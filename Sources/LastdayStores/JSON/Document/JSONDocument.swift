import LastdayMessages
import LastdayCore

/// A JSON store's file as it was read, and what a transaction has made of it since.
///
/// The text is kept as it is, byte for byte. Nothing is written anew but the fields that change, so whatever stands
/// between, beside or within the records comes back as it was.
struct JSONDocument {
    /// What stands under "format".
    static let format = "lastday store"
    /// What stands under "version"; raised when what was written before can no longer be read as it is now.
    static let version: Int64 = 1

    /// The file's text.
    let text: [UInt8]
    /// What it was made for.
    let purpose: StorePurpose
    /// The zone that it goes by; nil where none stands there.
    private(set) var zone: StoreZone?
    /// Whether the text has another.
    private(set) var hasNewZone = false
    /// Up to which sequence number of the audit its records are what the audit says; nil where whoever wrote it does
    /// not say.
    let auditedUpTo: Int64?
    /// Where the parts around the records stand.
    let layout: Layout
    /// The records, in the order of ``RecordForm/all``.
    var tables: [Table]

    /// Where the parts of the text around the records stand.
    struct Layout {
        /// The value of "version".
        var version = 0..<0
        /// The value of "zone", where it is there.
        var zone: Range<Int>?
        /// The value of "audited_up_to", where it is there.
        var auditedUpTo: Range<Int>?
        /// The value of "kept", where it is there.
        var counts: Range<Int>?
        /// Each kind's list with its brackets, in the order of ``RecordForm/all``; nil where it is not there.
        var lists = [Range<Int>?](repeating: nil, count: RecordForm.all.count)
        /// Whether there are names that are not known, in the whole or in its records.
        var hasUnknownKeys = false
        /// Behind the last member of the whole.
        var end = 0
    }

    /// A document as it was read.
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

    /// A document in which nothing is kept yet.
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

    /// How many records each list has, as it stands under "kept": a file that has fewer has lost some.
    static func counted(_ tables: [Table]) -> String {
        let counts = RecordForm.all.map { form in
            let count = tables.first { $0.form.kind == form.kind }?.count ?? 0
            return "\"\(form.kind.plural)\": \(count)"
        }
        return "{\(counts.joined(separator: ", "))}"
    }

    /// Whether the text does not have all of it.
    var isChanged: Bool { hasNewZone || tables.contains { !$0.changed.isEmpty } }

    /// Goes by that zone from now on.
    mutating func move(to zone: StoreZone) {
        guard self.zone != zone else { return }
        (self.zone, hasNewZone) = (zone, true)
    }

    /// The places of the records that the text does not have, or has otherwise.
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

    /// The record at that place of its table, read out of the text where it stands there unchanged.
    func record(_ kind: RecordKind, at index: Int) throws -> StoredRecord {
        let table = self[kind]
        return try table.changed[index] ?? recordInText(kind, at: table.places[index])
    }

    /// The record as the text has it at that place.
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
    /// Its place in ``RecordForm/all``; the audit has a file of its own, and the zone no list.
    var place: Int {
        guard let place = Self.records.firstIndex(of: self) else {
            preconditionFailure("a JSON store has no list of kind \(rawValue)")
        }
        return place
    }
}
