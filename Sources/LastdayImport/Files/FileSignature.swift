/// A format that is told by a file's first bytes, whatever the file is called.
enum FileSignature {
    case zip
    case xml
    /// A format that cannot be imported, and what to do with the file.
    case foreign(String)

    /// Tells the format by the first bytes; nil if they are the beginning of a text, or of something unknown.
    init?(_ first: [UInt8]) {
        let zip: [UInt8] = [0x50, 0x4B, 3, 4]
        if first.starts(with: zip) {
            self = .zip
        } else if let (_, what) = Self.foreign.first(where: { first.starts(with: $0.0) }) {
            self = .foreign(what)
        } else {
            // XML may be UTF-16, and blank lines may precede a web page.
            let text = first.drop { [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x20, 0x0A, 0x0D, 0x09].contains($0) }
            let start = String(decoding: text.filter { $0 != 0 }.prefix(200), as: UTF8.self).lowercased()
            guard start.hasPrefix("<") else { return nil }
            let isPage =
                start.hasPrefix("<html") || start.hasPrefix("<!doctype html") || start.hasPrefix("<table")
            self = isPage ? .foreign("a web page, not a table; save it as .xlsx or CSV") : .xml
        }
    }

    /// Tells the format of a file; nil also for a pipe, which can be read only once.
    init?(path: String) throws(UnreadableFeed) {
        guard Disk.isRegularFile(path) else { return nil }
        self.init(try Disk.chunks(of: path).next() ?? [])
    }

    /// The reason why it cannot be imported as a table; nil if it is a workbook's format.
    var fault: String? {
        switch self {
        case .zip: "a zip archive or a workbook within another file; unpack it first"
        case .xml: "an XML file, not a table; save it as CSV"
        case .foreign(let what): what
        }
    }

    private static let foreign: [([UInt8], String)] = [
        (
            [0xD0, 0xCF, 0x11, 0xE0],
            "an old Excel workbook (.xls), or one with a password; save it as .xlsx without a password"
        ),
        (Array("%PDF".utf8), "a PDF document, not a table; ask for the list as .xlsx or CSV"),
        (Array("{\\rtf".utf8), "a formatted document, not a table; ask for the list as .xlsx or CSV"),
        ([0x1F, 0x8B], "compressed by gzip; unpack it first"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture, not a table; ask for the list as .xlsx or CSV"),
        ([0xFF, 0xD8, 0xFF], "a picture, not a table; ask for the list as .xlsx or CSV"),
        ([0xFF, 0xFE, 0, 0], "UTF-32 text; save the file as \"CSV UTF-8\""),
        ([0, 0, 0xFE, 0xFF], "UTF-32 text; save the file as \"CSV UTF-8\""),
    ]
}
