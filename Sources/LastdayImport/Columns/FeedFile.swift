/// A file of a feed and what became of its columns.
public struct FeedFile: Sendable, Equatable {
    /// A column that sets a field.
    public struct Taken: Sendable, Equatable {
        /// The heading as written.
        public let heading: String
        /// The field, in the guide's words.
        public let field: String
    }

    /// A column that sets no field; its cells are kept as they stand, but for files that are left whole.
    public struct Left: Sendable, Equatable {
        /// The heading as written; "column 3" where it is blank.
        public let heading: String
        /// The known heading that it most likely should be, where it looks misspelt.
        public let nearest: String?
    }

    /// The file's name, without its folder.
    public let name: String
    /// How many rows it has below the headings.
    public let rowCount: Int
    /// The columns that set a field.
    public let taken: [Taken]
    /// The columns that set none.
    public let left: [Left]
    /// The headings of columns with passwords, which are kept nowhere.
    public let refused: [String]
}
