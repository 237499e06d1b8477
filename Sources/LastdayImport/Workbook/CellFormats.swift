/// The number formats of a workbook's cells, as far as they change what a number means.
final class CellFormats: XMLListener {
    /// The meaning of a number.
    enum Meaning: Equatable {
        case number
        case date
        case time
        /// An identifier that is shown with zeros before it, as many digits in all.
        case digits(Int)
    }

    private static let most = 1 << 17

    private let name: String
    private var custom: [Int: Meaning] = [:]
    private var meanings: [Meaning] = []
    private var isInCells = false

    /// Creates the formats of a workbook that says nothing about them.
    init(_ name: String) {
        self.name = name
    }

    /// Returns the meaning of the numbers in cells of a style.
    subscript(_ style: Int) -> Meaning { meanings.indices.contains(style) ? meanings[style] : .number }

    func start(_ element: String, _ attributes: XMLAttributes) throws(UnreadableFeed) {
        switch element {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"]
            else {
                return
            }
            custom[id] = Self.meaning(of: code)
        case "cellXfs": isInCells = true
        case "xf":
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            if isInCells { meanings.append(custom[id] ?? Self.builtIn(id)) }
        default: break
        }
        guard meanings.count + custom.count <= Self.most else {
            throw UnreadableFeed("\(name): more than \(Self.most) formats; save the sheet as CSV")
        }
    }

    func add(_ text: UnsafeBufferPointer<UInt8>) {}

    func end(_ element: String) {
        if element == "cellXfs" { isInCells = false }
    }

    /// Returns the meaning of a format that every workbook has (ECMA-376 Part 1, 18.8.30).
    private static func builtIn(_ id: Int) -> Meaning {
        switch id {
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
        case 18...21, 32...35, 45, 47, 55, 56: .time
        default: .number
        }
    }

    /// Returns the meaning of a format by its code, such as "m/d/yyyy" or "000000".
    static func meaning(of code: String) -> Meaning {
        var letters: [Character] = []
        var rest = Substring(code)
        while let character = rest.popFirst(), character != ";" {
            switch character {
            case "\\", "_", "*": _ = rest.popFirst()
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "[":
                // [h] counts hours, so that the number is a duration; others are colours, places and conditions.
                let inside = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 1)
                if !inside.isEmpty, inside.lowercased().allSatisfy({ "hms".contains($0) }) { return .number }
            default: letters.append(contentsOf: character.lowercased())
            }
        }
        if letters.count > 1, letters.allSatisfy({ $0 == "0" }) { return .digits(letters.count) }
        let text = String(letters)
        // Fractions of seconds are the only digits in a time.
        if text.contains("s.0") { return .time }
        guard text != "general", !text.contains(where: { "0#?".contains($0) }) else { return .number }
        if text.contains("y") || text.contains("d") { return .date }
        if text.contains("h") || text.contains("s") { return .time }
        return text.contains("m") ? .date : .number
    }
}
