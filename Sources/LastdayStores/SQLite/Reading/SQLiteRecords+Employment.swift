import GRDB
import LastdayCore

extension SQLiteRecords {
    func employment(_ number: Int64) throws -> Employment? {
        try record(
            Employment.self,
            "SELECT \(Employment.table.columns) FROM employment WHERE id = ?",
            [number]
        )
    }

    func employments(of person: Int64) throws -> [Employment] {
        try records(
            Employment.self,
            "SELECT \(Employment.table.columns) FROM employment WHERE person = ? ORDER BY id",
            [person]
        )
    }

    func assignment(_ number: Int64) throws -> Assignment? {
        try record(
            Assignment.self,
            "SELECT \(Assignment.table.columns) FROM assignment WHERE id = ?",
            [number]
        )
    }

    func assignments(under employment: Int64) throws -> [Assignment] {
        try records(
            Assignment.self,
            "SELECT \(Assignment.table.columns) FROM assignment WHERE employment = ? ORDER BY id",
            [employment]
        )
    }

    func all<Record: Recorded>(_ type: Record.Type, naming person: Int64) throws -> [Record] {
        try records(
            type,
            "SELECT \(type.table.columns) FROM \(type.table.source) WHERE person = ? ORDER BY id",
            [person]
        )
    }

    func contacts() throws -> [PersonWithAccounts] {
        try records(
            Person.self,
            """
            SELECT \(Person.table.columns) FROM person WHERE aim_contact = 1 OR contact_form_due = 1
            ORDER BY last_name, first_name, id
            """
        ).map { PersonWithAccounts(person: $0, accounts: try accounts(of: $0.number)) }
    }

    func specialEd() throws -> [Assignment] {
        try records(
            Assignment.self,
            "SELECT \(Assignment.table.columns) FROM assignment WHERE special_ed = 1 ORDER BY id"
        )
    }
}
