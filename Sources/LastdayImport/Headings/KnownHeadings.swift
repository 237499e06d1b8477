/// The question whether a text is a heading, by which the line with the headings is found in a file.
enum KnownHeadings {
    /// Returns whether a cell is a heading that some system writes.
    static func isKnown(_ cell: String) -> Bool { HeadingTable.known(cell) != nil }
}
