public import LastdayRules

/// Stores by their path.
public enum Stores {
    /// Opens the store at that path.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public static func open(at path: String) throws -> any Store {
        try SQLiteStore(openingAt: path)
    }

    /// Makes an empty store at that path and opens it.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``, also where there is a file already.
    public static func make(at path: String, for purpose: StorePurpose = .district) throws -> any Store {
        try SQLiteStore(makingAt: path, for: purpose)
    }
}
