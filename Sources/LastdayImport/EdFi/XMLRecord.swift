import LastdayCore

/// One element below the root of an interchange file: its texts, each with the path that leads to it.
struct XMLRecord {
    /// The element's name, such as "Staff".
    let name: String
    /// The element's `id`, by which other elements may refer to it.
    let id: String?
    /// The line on which it begins, counted from 1.
    let line: Int
    /// The texts in order, such as "Barry" with the path "Name/FirstName"; a reference by `ref` has the path
    /// "StaffReference@ref".
    var texts: [(path: String, text: String)] = []

    /// Creates an element without texts.
    init(name: String, id: String?, line: Int) {
        self.name = name
        self.id = id
        self.line = line
    }

    /// Returns the first text whose path is or ends with the given one.
    func first(_ path: String) -> String? {
        texts.first { $0.path == path || $0.path.hasSuffix("/\(path)") }?.text
    }

    /// Returns the record as a piece of a file, for ``PartitionedRows``.
    func piece(ofFile file: Int) -> PartitionedRows.Piece {
        PartitionedRows.Piece(
            file: file,
            line: line,
            texts: [name, id ?? ""] + texts.flatMap { [$0.path, $0.text] }
        )
    }

    /// Creates the record again from a piece that ``piece(ofFile:)`` returned.
    init(_ piece: PartitionedRows.Piece) {
        name = piece.texts[0]
        id = piece.texts[1].isEmpty ? nil : piece.texts[1]
        line = piece.line
        texts = stride(from: 2, to: piece.texts.count, by: 2).map { (piece.texts[$0], piece.texts[$0 + 1]) }
    }

    /// Returns all texts with that path.
    func all(_ path: String) -> [String] { texts.filter { $0.path == path }.map(\.text) }

    /// Returns the texts that have no field of their own, unchanged; those with the same path are joined.
    func rest(without isTaken: (String) -> Bool) -> [NamedText] {
        var rest: [(path: String, texts: [String])] = []
        var places: [String: Int] = [:]
        for (path, text) in texts where !isTaken(path) {
            if let place = places[path] {
                rest[place].texts.append(text)
            } else {
                places[path] = rest.count
                rest.append((path, [text]))
            }
        }
        return rest.map { NamedText(name: $0.path, text: $0.texts.joined(separator: "; ")) }
    }
}
