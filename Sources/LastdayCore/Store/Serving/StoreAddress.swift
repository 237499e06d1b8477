/// The identity of a store, the same from wherever it is opened; the journal has it in each entry.
public struct StoreAddress: Sendable, Equatable {
    /// The name, the same for every user of the store and without secrets: for a file its absolute path
    /// without symbolic links.
    public let name: String
    /// The file whose write permission decides who may write to the store; nil if file permissions do not
    /// decide that.
    public let file: String?

    /// Creates the address of a store.
    public init(name: String, file: String? = nil) { (self.name, self.file) = (name, file) }
}
