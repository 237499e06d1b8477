/// The bytes of a JSON text, some at a time, and where among the lines the next one stands.
struct JSONBytes {
    private let portions: () throws -> [UInt8]?
    private var portion: [UInt8] = []
    private var index = 0
    private var isAtEnd = false
    private var line = 1
    /// How many bytes came before this portion, counted from where the line begins.
    private var before = 0

    init(_ portions: @escaping () throws -> [UInt8]?) {
        self.portions = portions
    }

    /// The line and column of the next byte, counted from 1.
    var place: (line: Int, column: Int) { (line, before + index + 1) }

    func fault(_ fault: String) -> UnreadableJSON {
        UnreadableJSON(line: place.line, column: place.column, fault: fault)
    }

    /// The next byte, which stays the next; nil behind the last.
    mutating func current() throws -> UInt8? {
        if index < portion.count { return portion[index] }
        while !isAtEnd, index == portion.count {
            before += portion.count
            portion = try portions() ?? []
            index = 0
            isAtEnd = portion.isEmpty
        }
        return isAtEnd ? nil : portion[index]
    }

    /// The next byte, which is then behind us.
    mutating func next() throws -> UInt8? {
        guard let byte = try current() else { return nil }
        skip()
        return byte
    }

    /// Goes behind the byte that ``current()`` has told, or a text's delimiter.
    mutating func skip() { index += 1 }

    /// The next byte that is no blank.
    mutating func peek() throws -> UInt8? {
        while let byte = try current() {
            switch byte {
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                before = -index
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                index += 1
            default:
                return byte
            }
        }
        return nil
    }

    /// Takes what stands for itself within a text: up to a quotation mark, a backslash or a control character.
    mutating func takePlain(into text: inout [UInt8]) throws {
        while try current() != nil {
            let start = index
            while index < portion.count {
                let byte = portion[index]
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
                index += 1
            }
            text += portion[start..<index]
            if index < portion.count { return }
        }
    }
}
