/// Scratch space for one transaction, of any size, because the store holds it as it holds records.
public protocol TransactionScratch {
    /// Stores a text under a key, unless the key has one already.
    ///
    /// - Returns: The text that the key had already; nil if it had none and has the new one now.
    /// - Throws: ``StoreFailure``.
    func insertIfAbsent(_ text: String, under key: String) throws -> String?

    /// Stores a text under the number of a record, unless the number has one already in that list.
    ///
    /// Numbers that mostly grow, as those of new records do, cost a store less than texts.
    ///
    /// - Returns: The text that the number had already; nil if it had none and has the new one now.
    /// - Throws: ``StoreFailure``.
    func insertIfAbsent(_ text: String, under number: Int64, in list: ScratchList) throws -> String?
}

/// A list of texts under the numbers of records.
public enum ScratchList: Int64, Sendable, CaseIterable {
    /// The accounts that an import has looked at.
    case accounts
    /// The people that an import has had a row for.
    case people
}

extension TransactionScratch {
    /// Stores the text under a key made of the list and the number.
    public func insertIfAbsent(_ text: String, under number: Int64, in list: ScratchList) throws -> String? {
        try insertIfAbsent(text, under: "\(list) \(number)")
    }
}
