/// Goes through the bytes of an XML text and finds what Foundation's parser ends the program over though it may stand
/// there, and what no interchange file has: instructions without content, and declarations, as those of entities.
struct MarkupCheck {
    /// The line that has been reached, counted from 1.
    private(set) var line = 1
    private var place = Place.text
    /// The bytes since the place began, as far as they decide what it is or whether it ends.
    private var recent: [UInt8] = []
    private var hasContent = false

    private enum Place {
        case text, opening, comment, section, instruction
    }

    private static let instruction = Array("<?".utf8)
    private static let comment = Array("<!--".utf8)
    private static let section = Array("<![CDATA[".utf8)

    /// Goes on with these bytes; what is wrong, on the line that has been reached, where something is.
    mutating func fault(in bytes: [UInt8]) -> String? {
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            if place == .text {
                if byte == UInt8(ascii: "<") { enter(.opening, recalling: [byte]) }
            } else if let fault = fault(with: byte) {
                return fault
            }
        }
        return nil
    }

    private mutating func fault(with byte: UInt8) -> String? {
        recent.append(byte)
        switch place {
        case .text: break
        case .opening:
            if recent == Self.instruction {
                enter(.instruction)
            } else if recent == Self.comment {
                enter(.comment)
            } else if recent == Self.section {
                enter(.section)
            } else if recent.count == 2, byte != UInt8(ascii: "!") {
                enter(.text)
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

    private mutating func enter(_ next: Place, recalling bytes: [UInt8] = []) {
        if next == .instruction { hasContent = false }
        place = next
        recent = bytes
    }

    private mutating func leave(behind end: [UInt8]) {
        if recent.count > end.count { recent.removeFirst() }
        if recent == end { enter(.text) }
    }
}
