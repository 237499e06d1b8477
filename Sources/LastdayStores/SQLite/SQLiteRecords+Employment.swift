import GRDB
import LastdayRules

extension SQLiteRecords {
    func employment(_ number: Int64) throws -> Employment? {
        try one("SELECT \(Columns.employment) FROM employment WHERE id = ?", [number]) {
            try $0.employment(db)
        }
    }

    func employments(of person: Int64) throws -> [Employment] {
        try Array(
            rows("SELECT \(Columns.employment) FROM employment WHERE person = ? ORDER BY id", [person])
                .map { try $0.employment(db) }
        )
    }

    func assignment(_ number: Int64) throws -> Assignment? {
        try one("SELECT \(Columns.assignment) FROM assignment WHERE id = ?", [number]) {
            try $0.assignment(db)
        }
    }

    func assignments(under employment: Int64) throws -> [Assignment] {
        try Array(
            rows(
                "SELECT \(Columns.assignment) FROM assignment WHERE employment = ? ORDER BY id",
                [employment]
            )
            .map { try $0.assignment(db) }
        )
    }

    func documents(naming person: Int64) throws -> [Document] {
        try Array(
            rows("SELECT \(Columns.document) FROM document WHERE person = ? ORDER BY id", [person])
                .map { try $0.document() }
        )
    }

    func contacts() throws -> [PersonWithAccounts] {
        try Array(
            rows(
                """
                SELECT \(Columns.person) FROM person WHERE aim_contact = 1 OR contact_form_due = 1
                ORDER BY last_name, first_name, id
                """
            ).map { try $0.person(db) }
        ).map { PersonWithAccounts(person: $0, accounts: try accounts(of: $0.number)) }
    }

    func specialEd() throws -> [Assignment] {
        try Array(
            rows("SELECT \(Columns.assignment) FROM assignment WHERE special_ed = 1 ORDER BY id")
                .map { try $0.assignment(db) }
        )
    }
}
