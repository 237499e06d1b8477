import Testing

@testable import LastdayImport

struct GatheringTests {
    private func groups(_ pieces: [(String, PartitionedRows.Piece)], ofBytes size: Int) throws
        -> [PartitionedRows.Group]
    {
        let gathering = try PartitionedRows(ofBytes: size)
        for (key, piece) in pieces { try gathering.add(piece, under: key) }
        var groups: [PartitionedRows.Group] = []
        while let group = try gathering.next() { groups.append(group) }
        return groups
    }

    private let pieces = (0..<1_000).map { number in
        (
            "key\(number % 300)",
            PartitionedRows.Piece(file: number % 2, line: number, texts: ["", "Å\n\(number)"])
        )
    }

    @Test(arguments: [0, 10 << 20, 1 << 40])
    func `rows with the same key are grouped in their order, whatever the feed's size`(size: Int) throws {
        let groups = try groups(pieces, ofBytes: size)
        #expect(groups.count == 300)
        for group in groups {
            #expect(group.pieces == pieces.filter { $0.0 == group.key }.map(\.1))
        }
    }

    @Test
    func `groups of a single partition come in order of their first rows`() throws {
        #expect(try groups(pieces, ofBytes: 1_000).map(\.key) == (0..<300).map { "key\($0)" })
    }

    @Test
    func `the groups of a large feed come in the same order every time`() throws {
        let keys = try groups(pieces, ofBytes: 50 << 20).map(\.key)
        #expect(keys != (0..<300).map { "key\($0)" })
        #expect(try groups(pieces, ofBytes: 50 << 20).map(\.key) == keys)
    }

    @Test
    func `without rows there are no groups`() throws {
        #expect(try groups([], ofBytes: 5 << 20).isEmpty)
    }
}
