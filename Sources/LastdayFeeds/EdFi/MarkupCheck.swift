/// Goes through the bytes of an XML text and finds what Foundation's parser ends the program over though it may stand
/// there, and what no interchange file has: instructions without content, declarations, as those of entities, and what
/// would take time or memory without end: more attributes in an element than any has, and a text that never ends.
///
/// It looks at each byte once, and holds a few.
struct MarkupCheck {
    /// How many attributes an element may have; Ed-Fi's have one or two, and the library compares each with all others.
    private static let mostAttributes = 1_000
    /// How many bytes a text, a tag or a comment may have, which the library holds whole.
    private let longest: Int

    /// A check that has seen nothing yet.
    init(longest: Int = 1 << 24) { self.longest = longest }

    /// The line that has been reached, counted from 1.
    private(set) var line = 1
    private var place = Place.text
    /// The bytes since the place began, as far as they decide what it is or whether it ends.
    private var recent: [UInt8] = []
    private var hasContent = false
    /// How many bytes the place has had so far.
    private var length = 0
    private var attributes = 0
    /// The mark with which a value in a tag began, and ends.
    private var quotation: UInt8?

    private enum Place {
        case text, opening, tag, comment, section, instruction
    }

    private static let instruction = Array("<?".utf8)
    private static let comment = Array("<!--".utf8)
    private static let section = Array("<![CDATA[".utf8)

    /// Goes on with these bytes; what is wrong, on the line that has been reached, where something is.
    mutating func fault(in bytes: [UInt8]) -> String? {
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            length += 1
            guard length <= longest else {
                return
                    "a text of more than \(longest >> 20) MB, which no interchange has; export the file again"
            }
            if place == .text {
                if byte == UInt8(ascii: "<") { enter(.opening, recalling: [byte]) }
            } else if let fault = fault(with: byte) {
                return fault
            }
        }
        return nil
    }

    private mutating func fault(with byte: UInt8) -> String? {
        if place == .tag { return faultInTag(with: byte) }
        recent.append(byte)
        switch place {
        case .text, .tag: break
        case .opening:
            if recent == Self.instruction {
                enter(.instruction)
            } else if recent == Self.comment {
                enter(.comment)
            } else if recent == Self.section {
                enter(.section)
            } else if recent.count == 2, byte != UInt8(ascii: "!") {
                enter(byte == UInt8(ascii: ">") ? .text : .tag)
            } else if !Self.comment.starts(with: recent), !Self.section.starts(with: recent) {
                return "a declaration as <!DOCTYPE …>, which no interchange has; take it out"
            }
        case .comment: leave(behind: Array("-->".utf8))
        case .section: leave(behind: Array("]]>".utf8))
        case .instruction:
            // Content begins behind a blank, and be it empty.
            if byte <= 0x20 { hasContent = true }
            leave(behind: Array("?>".utf8))
            if place == .text, !hasContent {
                return "an instruction without content as <?…?>, which no interchange has; take it out"
            }
        }
        return nil
    }

    private mutating func faultInTag(with byte: UInt8) -> String? {
        switch byte {
        // That cannot stand in a tag, not even in a value; the library says so.
        case UInt8(ascii: "<"): enter(.opening, recalling: [byte])
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            if quotation == nil { quotation = byte } else if quotation == byte { quotation = nil }
        case UInt8(ascii: ">") where quotation == nil: enter(.text)
        case UInt8(ascii: "=") where quotation == nil:
            attributes += 1
            guard attributes <= Self.mostAttributes else {
                return
                    "an element with more than \(Self.mostAttributes) attributes, which no interchange has; "
                    + "export the file again"
            }
        default: break
        }
        return nil
    }

    private mutating func enter(_ next: Place, recalling bytes: [UInt8] = []) {
        if next == .instruction { hasContent = false }
        if next == .tag { (attributes, quotation) = (0, nil) }
        (place, length) = (next, 0)
        recent = bytes
    }

    private mutating func leave(behind end: [UInt8]) {
        if recent.count > end.count { recent.removeFirst() }
        if recent == end { enter(.text) }
    }
}
