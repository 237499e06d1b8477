/// Scratch space for one transaction, of any size, because the store holds it as it holds records.
public protocol TransactionScratch {
    /// Stores a text under a key, unless the key has one already.
    ///
    /// - Returns: The text that the key had already; nil if it had none and has the new one now.
    /// - Throws: ``StoreFailure``.
    func insertIfAbsent(_ text: String, under key: String) throws -> String?
}
