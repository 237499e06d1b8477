extension Protection {
    /// Returns the configured usernames that no account has, and that therefore protect nobody.
    ///
    /// - Throws: What the store throws.
    public func unknown(in records: any RecordReader) throws -> [String] {
        try named.filter { username in
            guard try records.account(named: username) == nil else { return false }
            return try isCaseSensitive || records.accounts(spelledLike: username).isEmpty
        }
    }
}
