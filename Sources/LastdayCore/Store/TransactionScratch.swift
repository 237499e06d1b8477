/// A memory for the length of one transaction, as large as it has to be: the store keeps it, as it keeps records.
public protocol TransactionScratch {
    /// Notes a text under a key, unless something is noted there already.
    ///
    /// - Returns: What was noted there before; nil where nothing was, and the text is now.
    /// - Throws: ``StoreFailure``.
    func insertIfAbsent(_ text: String, under key: String) throws -> String?
}
