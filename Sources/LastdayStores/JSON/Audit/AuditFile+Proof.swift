import LastdayCore

extension AuditFile {
    /// Verifies all entries, straight from the bytes of their lines: each must follow from the one before.
    ///
    /// Parsing each line into an ``LastdayCore/AuditEntry`` first would take many times as long.
    ///
    /// - Parameter published: The number of the last entry published to the journal.
    /// - Returns: The result; a malformed line is a fault of the audit.
    /// - Throws: ``LastdayCore/StoreFailure`` if the file cannot be read.
    func proof(published: Int64) throws -> AuditProof {
        var (scan, linking) = (AuditScan(), AuditChain())
        /// The number of the last entry of the transaction that the previous entry belongs to.
        var act: Int64 = 0
        try forEachLine { _, bytes in
            bytes.withUnsafeBufferPointer { buffer in
                linking.follow(scan.link)
                guard let line = try? Self.add(buffer, to: &linking),
                    line.of >= line.sequence, act <= scan.last || line.of == act
                else {
                    // A line that this program would not have written was written by something else.
                    return scan.look(at: scan.last + 1, stored: nil, made: .beginning)
                }
                act = line.of
                scan.look(at: line.sequence, stored: line.link, made: linking.link())
            }
        }
        scan.end()
        return AuditProof(
            count: scan.count,
            last: scan.last,
            head: scan.link,
            published: published,
            fault: scan.fault
        )
    }

    /// The names of a line's members: exactly these, once each and in this order.
    private static let names: [StaticString] = [
        "sequence", "at", "event", "actor", "actor_uid", "command", "username", "person", "expires_on", "run",
        "night",
        "changes", "link", "of",
    ]

    /// Adds an entry's fields to a chain, straight from its line.
    ///
    /// - Returns: The entry's number, its stored link, and the number of the last entry of its transaction.
    private static func add(
        _ line: UnsafeBufferPointer<UInt8>,
        to linking: inout AuditChain
    ) throws(JSONFault) -> (sequence: Int64, link: AuditLink?, of: Int64) {
        let start = JSONScanner(line)
        var scanner = start
        var fields: [Range<Int>] = []
        fields.reserveCapacity(names.count)
        try scanner.forEachMember { name, value throws(JSONFault) in
            guard fields.count < names.count, try start.reads(name, as: names[fields.count]) else {
                throw start.fault("another member", at: name.range.lowerBound)
            }
            fields.append(value)
        }
        try scanner.end()
        guard fields.count == names.count, let sequence = number(line, fields[0]),
            number(line, fields[4]) != nil, let of = number(line, fields[13])
        else { throw start.fault("not all members", at: 0) }
        for (place, field) in fields.prefix(12).enumerated() { try add(line, field, place, to: &linking) }
        let link = String(decoding: UnsafeBufferPointer(rebasing: line[fields[12]]), as: UTF8.self)
        return (sequence, AuditLink(String(link.dropFirst().dropLast())), of)
    }

    private static func add(
        _ line: UnsafeBufferPointer<UInt8>,
        _ field: Range<Int>,
        _ place: Int,
        to linking: inout AuditChain
    ) throws(JSONFault) {
        var scanner = JSONScanner(line, at: field.lowerBound)
        let raw = UnsafeBufferPointer(rebasing: line[field])
        switch raw[0] {
        case UInt8(ascii: "n"): linking.addNothing()
        case UInt8(ascii: "\""):
            let text = try scanner.text()
            if text.isPlain {
                linking.add(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: line[text.range])))
            } else {
                var string = try scanner.string(text)
                // Of the spellings of a text, only the one that this program writes is accepted.
                guard JSON.text(.text(string)).utf8.elementsEqual(raw) else {
                    throw scanner.fault("written otherwise", at: field.lowerBound)
                }
                string.withUTF8 { linking.add(UnsafeRawBufferPointer($0)) }
            }
        default:
            guard number(line, field) != nil || place == 11 else {
                throw scanner.fault("no number", at: field.lowerBound)
            }
            linking.add(UnsafeRawBufferPointer(raw))
        }
    }

    private static func number(_ line: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) -> Int64? {
        Int64(String(decoding: UnsafeBufferPointer(rebasing: line[place]), as: UTF8.self))
    }
}
