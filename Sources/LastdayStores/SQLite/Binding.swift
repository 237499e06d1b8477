import GRDB

extension Database {
    /// Executes a statement, which stays prepared, with these values in their order.
    ///
    /// Each is bound as what it is. GRDB's own arguments would make every value into a box and an array of all, which
    /// a large night would feel.
    func execute<each Value: StatementBinding>(_ sql: String, _ values: repeat each Value) throws {
        let statement = try cachedStatement(sql: sql)
        // It resets the statement, and takes it as said that what it needs is bound.
        statement.setUncheckedArguments([])
        var index: CInt = 0
        for value in repeat each values {
            index += 1
            let result = value.bind(to: statement.sqliteStatement, at: index)
            guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result), sql: sql) }
        }
        try statement.execute()
    }

    /// Executes a statement that writes one row.
    ///
    /// - Throws: An error of SQLite's where there was none to change, besides those that SQLite itself finds.
    func executeOnce<each Value: StatementBinding>(_ sql: String, _ values: repeat each Value) throws {
        try execute(sql, repeat each values)
        guard changesCount == 1 else {
            throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "there is no such record to change")
        }
    }
}
