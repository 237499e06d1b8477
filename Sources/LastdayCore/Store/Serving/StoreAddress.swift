/// By what a store is known to whoever was told of it, from wherever it is opened: the journal has it in each entry.
public struct StoreAddress: Sendable, Equatable {
    /// The same for everybody who uses the store, and without any secret: of a file its path, absolute and without links.
    public let name: String
    /// The file that whoever may write the store may write; nil if the system's files do not say who that is.
    public let file: String?

    /// The address of a store.
    public init(name: String, file: String? = nil) { (self.name, self.file) = (name, file) }
}
