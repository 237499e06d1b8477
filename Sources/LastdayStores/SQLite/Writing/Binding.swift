import GRDB
import LastdayCore

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

    /// Executes a statement, which stays prepared, that writes one row.
    ///
    /// - Parameters:
    ///   - sql: The statement.
    ///   - values: Hands out the values in their order.
    /// - Throws: An error of SQLite's where there was none to change, besides those that SQLite itself finds.
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
    /// Binds the value: lists and names as JSON.
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
