import LastdayRules

extension AuditFile {
    /// Goes over all entries, straight from the lines' bytes: each must follow from the one before.
    ///
    /// Reading each line into an ``LastdayRules/AuditEntry`` first would take many times as long.
    ///
    /// - Parameter told: Up to which entry the journal was told.
    /// - Returns: What the pass found.
    /// - Throws: ``LastdayRules/StoreFailure`` where a line is none.
    func proof(told: Int64) throws -> AuditProof {
        var (scan, linking) = (AuditScan(), AuditLinking())
        try forEachLine { line, bytes in
            try bytes.withUnsafeBufferPointer { buffer in
                do throws(JSONFault) {
                    linking.follow(scan.link)
                    let (sequence, stored) = try Self.add(buffer, to: &linking)
                    scan.look(at: sequence, stored: stored, made: linking.link())
                } catch {
                    throw damaged(line, "column \(error.offset + 1): \(error.fault)")
                }
            }
        }
        scan.end()
        return AuditProof(count: scan.count, last: scan.last, head: scan.link, told: told, fault: scan.fault)
    }

    private static let names: [StaticString] = [
        "sequence", "at", "event", "actor", "actor_uid", "command", "username", "person", "expires_on", "run",
        "night",
        "changes", "link",
    ]

    /// Adds an entry's fields, as ``LastdayRules/AuditLinking`` wants them, from its line.
    ///
    /// - Returns: Its number, and the link that stands there.
    private static func add(
        _ line: UnsafeBufferPointer<UInt8>,
        to linking: inout AuditLinking
    ) throws(JSONFault) -> (sequence: Int64, link: AuditLink?) {
        var places = [Range<Int>?](repeating: nil, count: names.count)
        let start = JSONScanner(line)
        var scanner = start
        var next = 0
        try scanner.forEachMember { name, value throws(JSONFault) in
            if next < names.count, start.reads(name, as: names[next]) {
                places[next] = value
                next += 1
            } else if let place = names.firstIndex(where: { start.reads(name, as: $0) }) {
                places[place] = value
            }
        }
        try scanner.end()
        func text(_ place: Range<Int>) -> String {
            String(decoding: UnsafeBufferPointer(rebasing: line[place]), as: UTF8.self)
        }
        for place in places.dropLast() {
            guard let place, line[place.lowerBound] != UInt8(ascii: "n") else {
                linking.addNothing()
                continue
            }
            guard line[place.lowerBound] == UInt8(ascii: "\"") else {
                linking.add(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: line[place])))
                continue
            }
            var inner = JSONScanner(line, at: place.lowerBound)
            let written = try inner.text()
            if written.isPlain {
                linking.add(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: line[written.range])))
            } else {
                var string = start.string(written)
                string.withUTF8 { linking.add(UnsafeRawBufferPointer($0)) }
            }
        }
        let sequence = places.first.flatMap(\.self).flatMap { Int64(text($0)) }
        let link = places.last.flatMap(\.self).flatMap { AuditLink(String(text($0).dropFirst().dropLast())) }
        return (sequence ?? 0, link)
    }
}
