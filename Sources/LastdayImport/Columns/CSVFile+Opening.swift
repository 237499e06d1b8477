extension CSVFile {
    /// Opens the table in the file at a path.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: The file's name in messages; by default, its own without the folder.
    ///   - sheet: The sheet of a workbook; by default, the first one that has cells.
    /// - Throws: ``UnreadableFeed``.
    convenience init(path: String, called name: String? = nil, sheet: String? = nil) throws(UnreadableFeed) {
        let name = name ?? Disk.name(of: path)
        let size = Disk.size(of: path)
        if case .zip? = try FileSignature(path: path) {
            let rows = try Workbook(path: path, name: name).rows(of: sheet)
            try self.init(name: name, size: size, rows: rows, isKnown: KnownHeadings.isKnown)
        } else {
            guard sheet == nil else {
                throw UnreadableFeed("\(name): not a workbook, so it has no sheets; leave out --sheet")
            }
            let chunks = try Disk.chunks(of: path)
            try self.init(name: name, size: size, chunks, isKnown: KnownHeadings.isKnown)
        }
    }
}
