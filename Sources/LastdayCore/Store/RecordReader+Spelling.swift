extension RecordReader {
    /// Returns the account that a typed username means; nil if there is none.
    ///
    /// Without regard to case and, where the whole is no username, as `DOMAIN\name` or `name@domain`.
    ///
    /// - Throws: ``Refusal/severalSpellings(_:_:)``, or ``StoreFailure``.
    public func account(typed username: String, exactly isExact: Bool) throws -> UserAccount? {
        if let account = try account(inAnyCase: username, exactly: isExact) { return account }
        guard !isExact, let bare = username.withoutDomain else { return nil }
        return try account(inAnyCase: bare, exactly: false)
    }

    /// Returns the account with a username; the exact spelling decides if several differ only by case.
    ///
    /// - Throws: ``Refusal/severalSpellings(_:_:)``, or ``StoreFailure``.
    func account(inAnyCase username: String, exactly isExact: Bool) throws -> UserAccount? {
        // One look-up finds every spelling, save with the blanks around it that a spelling lacks.
        guard !isExact, isBare(username) else {
            let account = try account(named: username) ?? account(named: composed(username))
            return try account ?? (isExact ? nil : only(spelledLike: username))
        }
        return try only(spelledLike: username)
    }

    /// Returns the account with a username in any case; the exact spelling decides between several.
    private func only(spelledLike username: String) throws -> UserAccount? {
        let alike = try accounts(spelledLike: username)
        if let same = alike.first(where: { $0.username.isSame(as: username) }) { return same }
        guard alike.count <= 1 else { throw Refusal.severalSpellings(username, alike.map(\.username)) }
        return alike.first
    }

    /// Returns the person with a district identifier; nil if there is none, or several that differ only by
    /// case.
    ///
    /// - Throws: ``StoreFailure``.
    public func person(typed districtID: String, exactly isExact: Bool) throws -> Person? {
        if isExact || !isBare(districtID) {
            let person = try person(districtID: districtID) ?? person(districtID: composed(districtID))
            if isExact || person != nil { return person }
        }
        let alike = try people(districtIDLike: districtID)
        if let same = alike.first(where: { $0.districtID?.isSame(as: districtID) == true }) { return same }
        return alike.count == 1 ? alike.first : nil
    }
}

extension String {
    /// The username in `DOMAIN\name` or `name@domain`; nil if it has no such form.
    var withoutDomain: String? {
        let name =
            lastIndex(of: "\\").map { self[index(after: $0)...] } ?? lastIndex(of: "@").map { self[..<$0] }
        return name.flatMap { $0.isEmpty ? nil : String($0) }
    }
}
