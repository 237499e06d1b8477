import LastdayMessages
import LastdayCore
import LastdaySystem

/// The rows of a sheet (ECMA-376 Part 1, 18.3), which is read row by row.
final class SheetRows: TableRows, XMLListener {
    private static let mostColumns = 16_384
    private static let mostRows = 1_048_576
    /// The most bytes that a row may have.
    private static let longestRow = 1 << 24

    let omitsBlankCells = true
    /// The file's name in messages.
    private let name: String
    private let strings: SharedStrings
    private let formats: CellFormats
    private let calendar: SheetNumber.Calendar
    /// The folder that the sheet was unpacked to; it is removed with the rows.
    private let folder: TemporaryFolder
    private var scan: XMLScan?
    /// The rows to return next, in reverse order.
    private var ready: [TableRow] = []
    /// The rows that the current chunk has.
    private var found: [TableRow] = []
    /// What is to be told about the choice of the sheet.
    var choice: String?
    /// The names of the other sheets, if the first one was chosen.
    var otherSheets: [String] = []
    private var hiddenRows = 0

    private var line = 0
    private var isHidden = false
    private var cells: [String] = []
    private var numbers: [Int] = []
    private var size = 0
    /// The column of the current cell; that of the last one between two cells.
    private var column = -1
    private var type = ""
    private var style = 0
    private var text = CellText()

    init(
        _ name: String,
        _ chunks: ByteChunks,
        _ strings: SharedStrings,
        _ formats: CellFormats,
        _ calendar: SheetNumber.Calendar,
        in folder: TemporaryFolder
    ) {
        (self.name, self.strings, self.formats, self.calendar) = (name, strings, formats, calendar)
        self.folder = folder
        scan = XMLScan(name, chunks, listener: self)
    }

    var remarks: [String] {
        let hidden =
            hiddenRows == 0
            ? nil
            : "\(name): \(counted(hiddenRows, "hidden row", "hidden rows")) of the sheet read like the others"
        return [choice, hidden].compactMap(\.self)
    }

    func next() throws(UnreadableFeed) -> TableRow? {
        while ready.isEmpty {
            let isMore = try scan?.advance() ?? false
            ready = found.reversed()
            found.removeAll(keepingCapacity: true)
            if !isMore { break }
        }
        return ready.popLast()
    }

    /// Puts back a row that has been returned.
    func put(back row: TableRow) { ready.append(row) }

    func date(of number: String) -> String? {
        let number = SheetNumber(text: number)
        return number.mayBeDate ? number.date(in: calendar) : nil
    }

    func start(_ element: String, _ attributes: XMLAttributes) throws(UnreadableFeed) {
        switch element {
        case "c":
            (type, style) = (attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0)
            try beginCell(at: attributes["r"])
        case "row":
            let next = attributes["r"].map { Int($0) ?? 0 } ?? line + 1
            guard next > line, next <= Self.mostRows else { throw damaged }
            isHidden = ["1", "true"].contains(attributes["hidden"])
            (line, column, size) = (next, -1, 0)
            cells = []
            numbers = []
        default: text.start(element)
        }
    }

    func add(_ piece: UnsafeBufferPointer<UInt8>) throws(UnreadableFeed) {
        text.add(piece)
        if text.count > Self.longestRow { throw tooLong }
    }

    func end(_ element: String) throws(UnreadableFeed) {
        switch element {
        case "c": try endCell()
        case "row":
            guard !cells.isEmpty else { return }
            if isHidden { hiddenRows += 1 }
            found.append(TableRow(line: line, cells: cells, numbers: numbers))
        default: text.end(element)
        }
    }

    /// Begins the cell with that reference, as "AB12", or the next one.
    private func beginCell(at reference: String?) throws(UnreadableFeed) {
        var next = column + 1
        if let reference {
            let letters = reference.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
            guard (1...3).contains(letters.count) else { throw damaged }
            next = letters.reduce(0) { 26 * $0 + Int($1 - UInt8(ascii: "A")) + 1 } - 1
        }
        guard next > column, line > 0 else { throw damaged }
        guard next < Self.mostColumns else {
            throw UnreadableFeed(
                "\(name), line \(line): more than \(Self.mostColumns) columns; save the file again"
            )
        }
        column = next
        _ = text.take()
    }

    private func endCell() throws(UnreadableFeed) {
        let content = try content(of: text.take())
        guard !content.isEmpty else { return }
        size += content.utf8.count
        guard size <= Self.longestRow else { throw tooLong }
        while cells.count < column { cells.append("") }
        cells.append(content)
    }

    private func content(of text: String) throws(UnreadableFeed) -> String {
        switch type {
        case "s":
            guard !text.isEmpty else { return "" }
            guard let index = Int(text), let shared = strings[index] else { throw damaged }
            return shared
        case "b": return text == "1" ? "TRUE" : text == "0" ? "FALSE" : text
        // A date in ISO 8601.
        case "d": return text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
        case "n": return number(SheetNumber(text: text.trimmed))
        default: return text
        }
    }

    private func number(_ number: SheetNumber) -> String {
        guard !number.text.isEmpty else { return "" }
        switch formats[style] {
        case .date: return number.date(in: calendar) ?? number.plain
        case .time: return number.time(in: calendar) ?? number.plain
        case .digits(let count): return number.padded(to: count)
        case .number:
            if number.mayBeDate { numbers.append(column) }
            return number.plain
        }
    }

    private var damaged: UnreadableFeed {
        UnreadableFeed("\(name), line \(max(1, line)): the sheet is damaged; save the workbook again")
    }

    private var tooLong: UnreadableFeed {
        UnreadableFeed("\(name), line \(max(1, line)): too long for a row; save the workbook again")
    }
}
