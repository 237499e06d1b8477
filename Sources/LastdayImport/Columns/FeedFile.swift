/// A file of a feed and how its columns were used.
public struct FeedFile: Sendable, Equatable {
    /// A column that sets a field.
    public struct Taken: Sendable, Equatable {
        /// The heading as written.
        public let heading: String
        /// The field, in the guide's words.
        public let field: String
    }

    /// A column that sets no field; its cells are stored unchanged, except in files of departures, documents
    /// or organisations.
    public struct Left: Sendable, Equatable {
        /// The heading as written; "column 3" if it is blank.
        public let heading: String
        /// The known heading that was probably meant, if this one looks misspelt; otherwise nil.
        public let nearest: String?
    }

    /// The file's name, without its folder.
    public let name: String
    /// The number of rows, without the headings.
    public let rowCount: Int
    /// The columns that set a field.
    public let taken: [Taken]
    /// The columns that set no field.
    public let left: [Left]
    /// The headings of columns with passwords, which are not stored.
    public let refused: [String]
    /// What is to be told about how the file was read: its encoding, its sheet, the lines that were left out.
    public var remarks: [String] = []
}
