import LastdayImport
import LastdayMessages
import LastdayCore

/// What an import would make of a file: the meaning of each column, and the first rows.
struct Explanation {
    private let feed: Feed
    private var rows: [FeedRow] = []

    /// Reads the first rows of a feed.
    ///
    /// - Throws: As ``LastdayImport/Feed/next()``; ``LastdayImport/UnreadableFeed`` for an export, which is
    ///   restored as a whole.
    init(of source: Source, at path: String) throws {
        guard case .feed(let feed) = source else {
            throw NothingToExplain(path: path)
        }
        self.feed = feed
        while rows.count < 3, let row = try feed.next() { rows.append(row) }
    }

    func write() {
        say(feed.kind)
        for file in feed.files {
            say("\(printable(file.name)):")
            for column in file.taken {
                let system = column.system.map { "  (\($0))" } ?? ""
                say(printable("  \(brief(column.heading)) → \(column.field)\(system)"))
            }
            for heading in file.left { say(printable("  \(brief(heading)): stored as an extra field")) }
            for column in file.dropped {
                say(printable("  \(brief(column.heading)): not stored; \(column.why)"))
            }
        }
        for row in rows {
            say("")
            say(printable(row.origin))
            for (name, value) in row.shown { say(printable("  \(name): \(value)")) }
        }
        say("")
        say("explained only: nothing was changed")
    }
}

/// The refusal to explain an export, whose columns are Lastday's own.
struct NothingToExplain: Explained {
    let path: String
    var kind: FailureKind { .usage }
    var description: String {
        "\(printable(path)) is an export of Lastday, which is restored field by field; drop --explain"
    }
}

extension FeedRow {
    /// The fields of the row that have a value, for people.
    var shown: [(name: String, value: String)] {
        var shown: [(name: String, value: String)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { shown.append((name, value)) }
        }
        func text(_ patch: Patch<String?>) -> String? {
            if case .value(let value) = patch { value } else { nil }
        }
        func text(_ patch: Patch<String>) -> String? {
            if case .value(let value) = patch { value } else { nil }
        }
        func list(_ patch: Patch<[String]>) -> String? {
            if case .value(let value) = patch { value.joined(separator: "; ") } else { nil }
        }
        add("Username", username)
        add("District ID", districtID)
        for id in identifiers { add(id.name, id.text) }
        add("Last Name", text(lastName))
        add("First Name", text(firstName))
        add("Middle Name", text(middleName))
        add("Email", text(email))
        add("Further Email", list(otherEmails))
        add("Account Type", accountType?.rawValue)
        if case .value(let date) = expiresOn { add("Expires Date", date?.asOnScreen ?? "none") }
        if case .value(let isTicked) = disabled { add("Disabled", isTicked ? "yes" : "no") }
        add("Homepage", text(homepage))
        add("Product Security Roles", list(roles))
        add("User Groups", list(groups))
        for employment in employments {
            var ends: CivilDate?
            if case .value(let date) = employment.endDate { ends = date }
            let span = HumanDates.span(employment.startDate, ends)
            add("Employment", "\(employment.districtNumber) \(span)")
            for assignment in employment.assignments {
                add("Assignment", "\(assignment.title), \(assignment.school)")
            }
        }
        for document in documents { add("Document", "\(document.kind) \(document.reference)") }
        for other in otherOfPerson + other { add(other.name, other.text) }
        return shown
    }
}
