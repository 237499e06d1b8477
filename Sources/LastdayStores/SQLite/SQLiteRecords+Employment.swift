import GRDB
import LastdayRules

extension SQLiteRecords {
    func employment(_ number: Int64) throws -> Employment? {
        try one("SELECT \(Employment.table.columns) FROM employment WHERE id = ?", [number]) {
            try $0.record(Employment.self, db)
        }
    }

    func employments(of person: Int64) throws -> [Employment] {
        try Array(
            rows("SELECT \(Employment.table.columns) FROM employment WHERE person = ? ORDER BY id", [person])
                .map { try $0.record(Employment.self, db) }
        )
    }

    func assignment(_ number: Int64) throws -> Assignment? {
        try one("SELECT \(Assignment.table.columns) FROM assignment WHERE id = ?", [number]) {
            try $0.record(Assignment.self, db)
        }
    }

    func assignments(under employment: Int64) throws -> [Assignment] {
        try Array(
            rows(
                "SELECT \(Assignment.table.columns) FROM assignment WHERE employment = ? ORDER BY id",
                [employment]
            )
            .map { try $0.record(Assignment.self, db) }
        )
    }

    func documents(naming person: Int64) throws -> [Document] {
        try Array(
            rows("SELECT \(Document.table.columns) FROM document WHERE person = ? ORDER BY id", [person])
                .map { try $0.record(Document.self, db) }
        )
    }

    func contacts() throws -> [PersonWithAccounts] {
        try Array(
            rows(
                """
                SELECT \(Person.table.columns) FROM person WHERE aim_contact = 1 OR contact_form_due = 1
                ORDER BY last_name, first_name, id
                """
            ).map { try $0.record(Person.self, db) }
        ).map { PersonWithAccounts(person: $0, accounts: try accounts(of: $0.number)) }
    }

    func specialEd() throws -> [Assignment] {
        try Array(
            rows("SELECT \(Assignment.table.columns) FROM assignment WHERE special_ed = 1 ORDER BY id")
                .map { try $0.record(Assignment.self, db) }
        )
    }
}
