import LastdayMessages
import LastdayCore

extension JSONDocument {
    /// Returns the text with all changes written into it and everything else untouched.
    ///
    /// - Parameter sequence: The number of the last audit entry that the text then includes.
    /// - Returns: The text.
    /// - Throws: An error if a record can no longer be read, which does not happen.
    func written(auditedUpTo sequence: Int64) throws -> [UInt8] {
        var edits = Edits()
        if let place = layout.auditedUpTo {
            if auditedUpTo != sequence { edits.replace(place, by: String(sequence)) }
        } else {
            edits.insert(",\n  \"audited_up_to\": \(sequence)", at: layout.version.upperBound)
        }
        if hasNewZone, let zone {
            let text = JSON.text(.text(zone.text))
            if let place = layout.zone {
                edits.replace(place, by: text)
            } else {
                edits.insert(",\n  \"zone\": \(text)", at: layout.version.upperBound)
            }
        }
        if let place = layout.counts {
            try count(at: place, &edits)
        } else {
            edits.insert(
                ",\n  \"kept\": \(Self.counted(tables))",
                at: layout.auditedUpTo?.upperBound ?? layout.version.upperBound
            )
        }
        for table in tables {
            var new: [String] = []
            for (index, stored) in table.changed.sorted(by: { $0.key < $1.key }) {
                let place = table.places[index]
                if place.isEmpty {
                    new.append(RecordText.line(stored))
                } else {
                    try patch(place, to: stored, table.form, &edits)
                }
            }
            if !new.isEmpty { append(new, to: table, &edits) }
        }
        return edits.applied(to: text)
    }

    /// Writes the number of records in each list, if it has changed.
    private func count(at place: Range<Int>, _ edits: inout Edits) throws(JSONFault) {
        var known: [String: Range<Int>] = [:]
        var last = place.lowerBound + 1
        try text.withUnsafeBufferPointer { bytes throws(JSONFault) in
            var scanner = JSONScanner(bytes, at: place.lowerBound)
            let start = scanner
            try scanner.forEachMember { name, value throws(JSONFault) in
                known[try start.string(name)] = value
                last = value.upperBound
            }
        }
        var isFirst = known.isEmpty
        for table in tables {
            let (name, count) = (table.form.kind.plural, String(table.count))
            if let value = known[name] {
                if !text[value].elementsEqual(count.utf8) { edits.replace(value, by: count) }
            } else {
                edits.insert("\(isFirst ? "" : ", ")\"\(name)\": \(count)", at: last)
                isFirst = false
            }
        }
    }

    /// Writes the fields of a record that differ from the text.
    private func patch(_ place: Range<Int>, to stored: StoredRecord, _ form: RecordForm, _ edits: inout Edits)
        throws
    {
        let before = try recordInText(form.kind, at: place).fields
        let members = try members(of: place, form)
        var last = place.lowerBound + 1
        for (index, (old, new)) in zip(before, stored.fields).enumerated() {
            let value = members[index]
            defer { last = value?.upperBound ?? last }
            guard old.value != new.value else { continue }
            guard let value else {
                edits.insert(", \(RecordText.member(new))", at: last)
                continue
            }
            if case .named(let named) = new.value {
                edits.replace(value, by: try RecordText.object(named, over: text, value))
            } else {
                edits.replace(value, by: RecordText.value(new.value))
            }
        }
    }

    /// Returns the place of each field's value in the text; nil for a field that is missing.
    private func members(of place: Range<Int>, _ form: RecordForm) throws(JSONFault) -> [Range<Int>?] {
        var members = [Range<Int>?](repeating: nil, count: form.fields.count)
        try text.withUnsafeBufferPointer { bytes throws(JSONFault) in
            let start = JSONScanner(bytes, at: place.lowerBound)
            var scanner = start
            try scanner.forEachMember { name, value throws(JSONFault) in
                if let field = try start.place(of: name, in: form.fields, from: 0) { members[field] = value }
            }
        }
        return members
    }

    /// Inserts new records after the last one of their list, laid out as those before them.
    private func append(_ lines: [String], to table: Table, _ edits: inout Edits) {
        guard let list = layout.lists[table.form.kind.place] else {
            let records = lines.joined(separator: ",\n    ")
            edits.insert(
                ",\n  \"\(table.form.kind.plural)\": [\n    \(records)\n  ]",
                at: layout.end
            )
            return
        }
        let standing = table.places.filter { !$0.isEmpty }.suffix(2)
        guard let last = standing.last, let first = standing.first else {
            let inside = list.lowerBound + 1..<list.upperBound - 1
            edits.replace(inside, by: "\n    \(lines.joined(separator: ",\n    "))\n  ")
            return
        }
        let between =
            standing.count == 2
            ? String(decoding: text[first.upperBound..<last.lowerBound], as: UTF8.self)
            : "," + String(decoding: text[list.lowerBound + 1..<last.lowerBound], as: UTF8.self)
        edits.insert(lines.map { between + $0 }.joined(), at: last.upperBound)
    }
}

/// Edits to make in a text.
struct Edits {
    private var edits: [(place: Range<Int>, text: String)] = []

    mutating func replace(_ place: Range<Int>, by text: String) { edits.append((place, text)) }

    mutating func insert(_ text: String, at offset: Int) { edits.append((offset..<offset, text)) }

    /// Returns the text with all edits made; those at the same place come in the order of adding.
    func applied(to text: [UInt8]) -> [UInt8] {
        let inOrder = edits.enumerated().sorted {
            ($0.element.place.lowerBound, $0.offset) < ($1.element.place.lowerBound, $1.offset)
        }
        var result: [UInt8] = []
        result.reserveCapacity(text.count + edits.reduce(0) { $0 + $1.text.utf8.count })
        var offset = 0
        for (_, edit) in inOrder {
            result += text[offset..<edit.place.lowerBound]
            result += edit.text.utf8
            offset = edit.place.upperBound
        }
        result += text[offset...]
        return result
    }
}
