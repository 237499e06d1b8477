import LastdayCore
import Testing

@Suite struct AuditScanTests {
    /// An entry as a table stores it: its number, its content, and its link.
    private struct Row {
        var sequence: Int64
        var incoming: String
        var link: AuditLink?
    }

    private static func made(_ row: Row, after link: AuditLink) -> AuditLink {
        var linking = AuditChain(after: link)
        linking.add(row.sequence)
        Array(row.incoming.utf8).withUnsafeBytes { linking.add($0) }
        return linking.link()
    }

    /// Seven entries as they were written.
    private static var written: [Row] {
        var (rows, link) = ([Row](), AuditLink.beginning)
        for sequence in 1...Int64(7) {
            var row = Row(sequence: sequence, incoming: "said \(sequence)", link: nil)
            link = made(row, after: link)
            row.link = link
            rows.append(row)
        }
        return rows
    }

    private func fault(_ rows: [Row]) -> AuditFault? {
        var scan = AuditScan()
        for row in rows.sorted(by: { $0.sequence < $1.sequence }) {
            scan.look(at: row.sequence, stored: row.link, made: Self.made(row, after: scan.link))
        }
        scan.end()
        return scan.fault
    }

    private func fault(_ forge: (inout [Row]) -> Void) -> AuditFault? {
        var rows = Self.written
        forge(&rows)
        return fault(rows)
    }

    @Test func `an unaltered audit has no fault, and neither has an empty one`() {
        #expect(fault(Self.written) == nil)
        #expect(fault([]) == nil)
    }

    @Test(arguments: 0..<7) func `a changed entry is named`(index: Int) {
        #expect(fault { $0[index].incoming = "forged" } == .changed(Int64(index) + 1))
    }

    @Test(arguments: 0..<6) func `a removed entry is named`(index: Int) {
        #expect(fault { $0.remove(at: index) } == .removed(Int64(index) + 1...Int64(index) + 1))
    }

    @Test func `several removed entries are named`() {
        #expect(fault { $0.removeSubrange(1...3) } == .removed(2...4))
    }

    @Test func `an entry changed together with its link is named by its own number or the next`() {
        #expect(fault { $0[2].link = .beginning } == .unlinked(3))
        #expect(fault { $0[2].link = nil } == .unlinked(3))
        let relinked = fault { rows in
            rows[2].incoming = "forged"
            rows[2].link = Self.made(rows[2], after: rows[1].link ?? .beginning)
        }
        #expect(relinked == .changed(4) || relinked == .unlinked(4))
    }

    @Test func `an inserted entry is named, even if the later ones are renumbered`() {
        let putIn = fault { rows in
            for index in 3..<7 { rows[index].sequence += 1 }
            rows.append(Row(sequence: 4, incoming: "forged", link: rows[2].link))
        }
        #expect(putIn == .unlinked(4))
    }

    @Test func `a removed entry is named, even if the later ones are renumbered`() {
        let takenOut = fault { rows in
            rows.remove(at: 2)
            for index in 2..<6 { rows[index].sequence -= 1 }
        }
        #expect(takenOut == .unlinked(3))
    }

    @Test func `two swapped entries are named by the first`() {
        #expect(fault { ($0[2].sequence, $0[3].sequence) = (4, 3) } == .unlinked(3))
    }

    @Test func `an entry before the first is named`() {
        #expect(fault { $0.append(Row(sequence: 0, incoming: "forged", link: nil)) } == .unlinked(0))
    }

    @Test func `an audit that ends before its last published entry is reported as cut off`() {
        let proof = AuditProof(count: 5, last: 5, head: .beginning, published: 7, fault: nil)
        #expect(proof.fault == .cutOff(after: 5, published: 7))
        #expect(AuditProof(count: 7, last: 7, head: .beginning, published: 7, fault: nil).fault == nil)
        let earlier = AuditProof(count: 5, last: 5, head: .beginning, published: 7, fault: .changed(2))
        #expect(earlier.fault == .changed(2))
    }
}
