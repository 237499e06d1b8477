/// A parser of the cells of one row of a delimited text.
enum CSVCells {
    enum Fault: String, Error {
        case notUTF8 = "not UTF-8 text; save the file as \"CSV UTF-8\""
        case misplaced = "a quotation mark out of place; quote the whole cell and double the marks in it"
        case unclosed = "a quotation mark opens here and never closes"
    }

    /// Returns the cells of a row, which is given without its line end.
    static func read(
        _ row: ArraySlice<UInt8>,
        separatedBy separator: UInt8 = .comma
    ) throws(Fault) -> [String] {
        guard row.contains(.quotationMark) else { return try unquoted(row, separator) }
        var cells: [String] = []
        var rest = row
        repeat {
            rest = rest.drop { $0.isBlank && $0 != separator }
            let isQuoted = rest.first == .quotationMark
            let bytes = try isQuoted ? quoted(&rest, separator) : plain(&rest, separator)
            guard let cell = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
            cells.append(cell)
        } while rest.popFirst() != nil
        return cells
    }

    /// Returns the cells of a row without quotation marks, as nearly every row is.
    private static func unquoted(_ row: ArraySlice<UInt8>, _ separator: UInt8) throws(Fault) -> [String] {
        let cells: [String]? = row.withUnsafeBufferPointer { row in
            var cells: [String] = []
            var start = 0
            for end in 0...row.count where end == row.count || row[end] == separator {
                while start < end, row[start].isBlank { start += 1 }
                let bytes = UnsafeBufferPointer(rebasing: row[start..<end])
                guard let cell = String(validating: bytes, as: UTF8.self) else { return nil }
                cells.append(cell)
                start = end + 1
            }
            return cells
        }
        guard let cells else { throw .notUTF8 }
        return cells
    }

    private static func plain(
        _ rest: inout ArraySlice<UInt8>,
        _ separator: UInt8
    ) throws(Fault) -> ArraySlice<UInt8> {
        let cell = rest.prefix { $0 != separator }
        guard !cell.contains(.quotationMark) else { throw .misplaced }
        rest = rest[cell.endIndex...]
        return cell
    }

    /// Reads a quoted cell, in which two quotation marks stand for one.
    private static func quoted(
        _ rest: inout ArraySlice<UInt8>,
        _ separator: UInt8
    ) throws(Fault) -> ArraySlice<UInt8> {
        rest.removeFirst()
        var cell: ArraySlice<UInt8> = []
        while let mark = rest.firstIndex(of: .quotationMark) {
            cell += rest[..<mark]
            rest = rest[(mark + 1)...]
            guard rest.first == .quotationMark else {
                rest = rest.drop { $0.isBlank && $0 != separator }
                guard rest.isEmpty || rest.first == separator else { throw .misplaced }
                return cell
            }
            cell.append(rest.removeFirst())
        }
        throw .unclosed
    }
}

extension UInt8 {
    static let quotationMark = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
