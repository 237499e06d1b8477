import LastdayMessages
import LastdayCore

extension JSONDocument {
    /// Parses and checks the text of a file.
    ///
    /// - Throws: ``LastdayCore/UnreadableJSON`` with the line and column of the first fault.
    init(_ text: [UInt8]) throws(UnreadableJSON) {
        var parts = Parts()
        do throws(JSONFault) {
            try text.withUnsafeBufferPointer { bytes throws(JSONFault) in try parts.read(bytes) }
        } catch {
            throw error.placed(in: text)
        }
        self.init(
            text: text,
            purpose: parts.purpose,
            zone: parts.zone,
            auditedUpTo: parts.auditedUpTo,
            layout: parts.layout,
            tables: parts.tables
        )
        do throws(ConstraintFault) {
            try refuseContradictions(among: nil)
        } catch {
            let place = self[error.kind].places[error.index].lowerBound
            throw JSONFault(offset: place, fault: error.fault).placed(in: text)
        }
    }

    /// The parts of a document found while its text is scanned.
    private struct Parts {
        var purpose = StorePurpose.district
        var zone: StoreZone?
        var auditedUpTo: Int64?
        var layout = Layout()
        var tables = RecordForm.all.map { Table($0) }
        private var seen: Set<String> = []
        private var stored: [(kind: RecordKind, count: Int)] = []

        init() {}

        mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
            var scanner = JSONScanner(bytes)
            try scanner.enterObject()
            while let name = try scanner.nextName() {
                let known = try scanner.string(name)
                let place = name.range.lowerBound - 1
                if let form = RecordForm.all.first(where: { $0.kind.plural == known }) {
                    try refuseSecond(known, &scanner, at: place)
                    try readList(form, &scanner)
                } else if ["format", "version", "purpose", "zone", "audited_up_to", "kept"].contains(known) {
                    try refuseSecond(known, &scanner, at: place)
                    try readHead(known, &scanner)
                } else {
                    scanner.hasSeenUnknownKeys = true
                    try scanner.value()
                }
                layout.end = scanner.offset
            }
            layout.hasUnknownKeys = scanner.hasSeenUnknownKeys
            try scanner.end()
            try refuseDeletions(scanner)
            for name in ["format", "version"] where !seen.contains(name) {
                throw scanner.fault(
                    "\(name): missing; a store begins with {\"format\": \"\(JSONDocument.format)\", \"version\": 1, …",
                    at: 0
                )
            }
        }

        private mutating func refuseSecond(_ name: String, _ scanner: inout JSONScanner, at place: Int)
            throws(JSONFault)
        {
            guard seen.insert(name).inserted else {
                throw scanner.fault("\(name): appears twice", at: place)
            }
        }

        private mutating func readHead(_ name: String, _ scanner: inout JSONScanner) throws(JSONFault) {
            let isText = scanner.peek() == UInt8(ascii: "\"")
            let start = scanner.offset
            let text = isText ? try scanner.string(try scanner.text()) : nil
            let place = isText ? start..<scanner.offset : try scanner.value()
            let written = String(decoding: UnsafeBufferPointer(rebasing: scanner.bytes[place]), as: UTF8.self)
            func unfit(_ what: String) -> JSONFault {
                scanner.fault("\(name): \(what)", at: place.lowerBound)
            }
            switch name {
            case "format":
                guard text == JSONDocument.format else {
                    throw unfit("expected \(quoted(JSONDocument.format)), so this is not a store")
                }
            case "version":
                guard Int64(written) == JSONDocument.version else {
                    throw unfit("\(quoted(written)) is not 1; was it written by a newer Lastday?")
                }
                layout.version = place
            case "purpose":
                guard let purpose = text.flatMap(StorePurpose.init) else {
                    throw unfit("\(quoted(written)) is neither \"district\" nor \"demonstration\"")
                }
                self.purpose = purpose
            case "zone":
                guard let text, let zone = StoreZone(text: text) else {
                    throw unfit("expected the name of a time zone, for example \"America/Denver\"")
                }
                (self.zone, layout.zone) = (zone, place)
            case "kept":
                layout.counts = place
                try readRecord(&scanner, at: place)
            default:
                guard let number = Int64(written), number >= 0, String(number) == written else {
                    throw unfit("expected a whole number")
                }
                (auditedUpTo, layout.auditedUpTo) = (number, place)
            }
        }

        private mutating func readRecord(_ scanner: inout JSONScanner, at place: Range<Int>) throws(JSONFault)
        {
            var inner = JSONScanner(scanner.bytes, at: place.lowerBound)
            let bytes = scanner.bytes
            var counts: [(kind: RecordKind, count: Int)] = []
            try inner.forEachMember { name, value throws(JSONFault) in
                let within = JSONScanner(bytes, at: value.lowerBound)
                let digits = String(decoding: UnsafeBufferPointer(rebasing: bytes[value]), as: UTF8.self)
                guard let count = Int(digits), count >= 0 else {
                    throw within.fault("kept: expected whole numbers")
                }
                if let kind = RecordKind(plural: try within.string(name)) { counts.append((kind, count)) }
            }
            stored = counts
        }

        /// Throws if the file has fewer records than it should: some have been deleted.
        private func refuseDeletions(_ scanner: JSONScanner) throws(JSONFault) {
            for (kind, count) in stored where kind != .audit && tables[kind.place].count < count {
                throw scanner.fault(
                    "\(kind.plural): \(tables[kind.place].count) in the file, but there must be \(count); "
                        + "Lastday never deletes, so put back what is missing",
                    at: layout.lists[kind.place]?.lowerBound ?? layout.counts?.lowerBound ?? 0
                )
            }
        }

        private mutating func readList(_ form: RecordForm, _ scanner: inout JSONScanner) throws(JSONFault) {
            _ = scanner.peek()
            let start = scanner.offset
            try scanner.enterList()
            var table = Table(form)
            let keys = UnsafeMutableBufferPointer<Int64>.allocate(capacity: form.fields.count)
            defer { keys.deallocate() }
            let blank = form.blank
            while try scanner.nextElement() {
                let place = try scanner.record(of: form, blank: blank, into: keys)
                table.append(at: place, keys)
            }
            layout.lists[form.kind.place] = start..<scanner.offset
            tables[form.kind.place] = table
        }
    }
}
