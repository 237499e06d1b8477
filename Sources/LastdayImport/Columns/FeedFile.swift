/// A file of a feed and how its columns were used.
public struct FeedFile: Sendable, Equatable {
    /// A column that sets a field.
    public struct Taken: Sendable, Equatable {
        /// The heading as written.
        public let heading: String
        /// The field, in the guide's words.
        public let field: String

        /// The system whose files have the heading; nil if the district or the format says what it means.
        public var system: String? {
            guard let known = HeadingTable.known(heading), known.field.rawValue == field else { return nil }
            return known.system == "generic" ? nil : known.system
        }
    }

    /// A column that is not stored.
    public struct Dropped: Sendable, Equatable {
        /// Why a column is not stored.
        public enum Reason: Sendable, Equatable, CustomStringConvertible {
            /// Its heading is not known; with the known one that was probably meant, if it looks misspelt.
            case unknown(nearest: String?)
            /// Its heading is known, and the command has no use for that field.
            case known(String)
            /// What it says is never stored: the kind, in the plural.
            case never(String)
            /// The user said that it does not matter.
            case ignored

            /// The reason, as part of a sentence.
            public var description: String {
                switch self {
                case .unknown(let nearest):
                    "its heading is not known"
                        + (nearest.map { "; did you mean \($0)?" } ?? "; keep it with --keep-column")
                case .known(ColumnField.unused.rawValue): "it says nothing that Lastday needs"
                case .known(let field): "\(field) is of no use here; keep it with --keep-column"
                case .never(let kind): "\(kind) never are"
                case .ignored: "it does not matter"
                }
            }
        }

        /// The heading as written; "column 3" if it is blank.
        public let heading: String
        /// Why it is not stored.
        public let why: Reason

        /// Whether it can be stored on request.
        public var isKeepable: Bool {
            switch why {
            case .unknown, .known: true
            case .never, .ignored: false
            }
        }
    }

    /// The file's name, without its folder.
    public let name: String
    /// The number of rows, without the headings.
    public let rowCount: Int
    /// The columns that set a field.
    public let taken: [Taken]
    /// The headings of the columns that set no field, and whose cells are stored unchanged; "column 3" if
    /// one is blank.
    public let left: [String]
    /// The columns that are not stored.
    public let dropped: [Dropped]
    /// What is to be told about how the file was read: its encoding, its sheet, the lines that were left out.
    public var remarks: [String] = []
}
