import GRDB
import LastdayCore

extension Database {
    /// Executes a statement, which stays prepared, with these values in order.
    ///
    /// Each value is bound directly. GRDB's own arguments would box every value and put all of them into an
    /// array, which would slow down a large night.
    func execute<each Value: StatementBinding>(_ sql: String, _ values: repeat each Value) throws {
        let statement = try cachedStatement(sql: sql)
        // This resets the statement, and tells GRDB that the values are bound.
        statement.setUncheckedArguments([])
        var index: CInt = 0
        for value in repeat each values {
            index += 1
            let result = value.bind(to: statement.sqliteStatement, at: index)
            guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result), sql: sql) }
        }
        try statement.execute()
    }

    /// Executes a statement, which stays prepared, that writes one row.
    ///
    /// - Parameters:
    ///   - sql: The statement.
    ///   - values: Passes the values, in order, to the closure that it is given.
    /// - Throws: A `DatabaseError`, also if there was no row to change.
    func executeOnce(_ sql: String, _ values: ((FieldValue) throws -> Void) throws -> Void) throws {
        let statement = try cachedStatement(sql: sql)
        statement.setUncheckedArguments([])
        var index: CInt = 0
        try values { value in
            index += 1
            let result = value.bind(to: statement.sqliteStatement, at: index)
            guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result), sql: sql) }
        }
        try statement.execute()
        guard changesCount == 1 else {
            throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "there is no such record to change")
        }
    }
}

extension FieldValue {
    /// Binds the value; lists and named texts as JSON.
    fileprivate func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
        switch self {
        case .none: (nil as String?).bind(to: statement, at: index)
        case .flag(let flag): flag.bind(to: statement, at: index)
        case .number(let number): number.bind(to: statement, at: index)
        case .text(let text), .json(let text): text.bind(to: statement, at: index)
        case .list, .named: JSON.text(self).bind(to: statement, at: index)
        }
    }
}
