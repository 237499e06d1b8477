import LastdayCore

/// One element below the root of an interchange file: its texts, each under the path that leads to it.
struct XMLRecord {
    /// The element's name, as "Staff".
    let name: String
    /// Its `id`, by which others may refer to it.
    let id: String?
    /// The line on which it begins, counted from 1.
    let line: Int
    /// The texts, in order, as "Name/FirstName" over "Barry"; a reference by `ref` stands as "StaffReference@ref".
    var texts: [(path: String, text: String)] = []

    /// An element that says nothing yet.
    init(name: String, id: String?, line: Int) {
        self.name = name
        self.id = id
        self.line = line
    }

    /// The first text under that path, or under a path that ends so.
    func first(_ path: String) -> String? {
        texts.first { $0.path == path || $0.path.hasSuffix("/\(path)") }?.text
    }

    /// The record as a piece of that file, for ``PartitionedRows``.
    func piece(ofFile file: Int) -> PartitionedRows.Piece {
        PartitionedRows.Piece(
            file: file,
            line: line,
            texts: [name, id ?? ""] + texts.flatMap { [$0.path, $0.text] }
        )
    }

    /// The record that ``piece(ofFile:)`` made a piece of.
    init(_ piece: PartitionedRows.Piece) {
        name = piece.texts[0]
        id = piece.texts[1].isEmpty ? nil : piece.texts[1]
        line = piece.line
        texts = stride(from: 2, to: piece.texts.count, by: 2).map { (piece.texts[$0], piece.texts[$0 + 1]) }
    }

    /// All texts under that path.
    func all(_ path: String) -> [String] { texts.filter { $0.path == path }.map(\.text) }

    /// What has no field of its own, as it stands; several texts under one path together.
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
