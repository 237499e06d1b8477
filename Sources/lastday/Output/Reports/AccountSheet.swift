import LastdayMessages
import LastdayCore

/// Everything about an account and its person, or about a person without an account, laid out like the guide's screens.
struct AccountSheet {
    let account: UserAccount?
    let person: Person?
    let employments: [(employment: Employment, assignments: [Assignment])]
    let documents: [Document]
    let offboardings: [Offboarding]
    /// The number of earlier departures that are not among `offboardings`.
    let earlierDepartures: Int
    /// The standing of the account now; nil if there is no account.
    let standing: Standing?
    let policy: Policy
    let now: Instant

    func write(as format: OutputOptions.Format) {
        switch format {
        case .table: Terminal.current.write(table)
        case .json: Terminal.current.writeForPrograms(json + "\n")
        case .csv: Terminal.current.writeForPrograms(csv)
        }
    }

    /// The account's fields, and what follows from them now.
    private var fields: [Field] {
        guard let account else { return [Field("account", .none), Field("username", .none)] }
        return account.fields + [
            Field("standing", .optional(standing?.description)),
            Field("inactive_from", .optional(account.expiresOn.map { policy.inactiveFrom($0).toTheSecond })),
        ]
    }

    private var json: String {
        let person = person.map { JSON.object($0.fields) } ?? "null"
        let departures = offboardings.map { JSON.object($0.fields) }.joined(separator: ",")
        let employments = employments.map { one in
            let assignments = one.assignments.map { JSON.object($0.fields) }.joined(separator: ",")
            return "\(JSON.object(one.employment.fields).dropLast()),\"assignments\":[\(assignments)]}"
        }.joined(separator: ",")
        let documents = documents.map { JSON.object($0.fields) }.joined(separator: ",")
        let account = JSON.object(fields).dropLast()
        return "\(account),\"of\":\(person),\"employments\":[\(employments)],\"documents\":[\(documents)],"
            + "\"offboardings\":[\(departures)]"
            + (earlierDepartures > 0 ? ",\"earlier_offboardings\":\(earlierDepartures)}" : "}")
    }

    private var csv: String {
        let persons = (person?.fields ?? []).filter { $0.name != "person" && $0.name != "other" }
        let fields = fields + persons
        return CSVText.line(fields.map { .text($0.name) }) + CSVText.line(fields.map(\.value))
    }

    private var table: String {
        let terminal = Terminal.current
        let name = person.map { printable($0.name) }
        var text = "\(terminal.bold(name ?? ""))  no account\n\n"
        if let account {
            text = "\(terminal.bold(printable(account.username)))\(name.map { "  \($0)" } ?? "")\n\n"
        }
        text += details.text(width: terminal.width)
        for (employment, assignments) in employments {
            text +=
                "\n\(terminal.bold(printable(employment.displayText)))  employment \(employment.number)\n\n"
            text += Self.details(of: employment, assignments).text(width: terminal.width)
        }
        for offboarding in offboardings.reversed() {
            text += "\n\(terminal.bold("Departure \(offboarding.number)")), \(offboarding.state)\n\n"
            text += details(of: offboarding).text(width: terminal.width)
        }
        if earlierDepartures > 0, let username = account?.username {
            let count = counted(earlierDepartures, "earlier departure", "earlier departures")
            text += "\nand \(count); to see all: lastday list \(printable(username))\n"
        }
        return text
    }

    private var details: Details {
        var details = Details()
        if let account { addStanding(of: account, to: &details) }
        addPerson(to: &details)
        if let account { addFields(of: account, to: &details) }
        return details
    }

    private func addStanding(of account: UserAccount, to details: inout Details) {
        details.add("Standing", .optional(standing.map { printable($0.description) }))
        details.add(
            "Expires Date",
            account.expiresOn.map { "\(HumanDates.day($0))" } ?? "none: never expires"
        )
        if let expiresOn = account.expiresOn {
            let instant = policy.inactiveFrom(expiresOn)
            let distance = HumanDates.distance(to: instant, from: now)
            details.add("Inactive from", "\(HumanDates(in: policy.zone).instant(instant)) (\(distance))")
        }
        details.add("Disabled", .flag(account.disabled))
        if let closing = account.closing {
            let why = closing.because == .expired ? "its Expires Date had passed" : "the person had left"
            details.add(
                "Closed",
                "\(HumanDates(in: policy.zone).instant(closing.at)), \(why) (run \(closing.run))"
            )
        }
    }

    private func addPerson(to details: inout Details) {
        details.add("District ID", .optional(person?.districtID))
        for id in person?.identifiers ?? [] { details.add(printable(id.name), printable(id.text)) }
        details.add("E-mail", .optional(person?.email))
        if let more = person?.otherEmails, !more.isEmpty { details.add("Further E-mail", .list(more)) }
        if let person, person.isContact {
            details.add(
                "AIM contact",
                person.owesContactForm ? "yes; the District AIM Contact Form is due" : "yes"
            )
        }
        if !documents.isEmpty {
            details.add(
                "Documents",
                "\(counted(documents.count, "document names", "documents name")) this person; all are kept"
            )
        }
    }

    private func addFields(of account: UserAccount, to details: inout Details) {
        details.add("Account Type", .optional(account.accountType?.rawValue))
        details.add("Homepage", .optional(account.homepage))
        details.add("All Calendars", .flag(account.allCalendars))
        details.add("Force Password Change", .flag(account.forcePasswordChange))
        details.add("Product Security Roles", .list(account.roles))
        details.add("User Groups", .list(account.groups))
        let stamps = account.stamps
        details.add("Created", stamp(stamps.createdBy, stamps.createdAt))
        details.add("Modified", stamp(stamps.modifiedBy, stamps.modifiedAt))
        for other in account.other where !other.text.isEmpty {
            details.add(printable(other.name), printable(other.text))
        }
    }

    private func stamp(_ who: String?, _ when: String?) -> FieldValue {
        let parts = [who.map { "by \($0)" }, when].compactMap(\.self)
        return parts.isEmpty ? .none : .text(parts.joined(separator: " "))
    }

    private static func details(of employment: Employment, _ assignments: [Assignment]) -> Details {
        var details = Details()
        let terms = employment.terms
        let shown: [(String, String?)] = [
            ("Start Date", employment.startDate?.asOnScreen), ("End Date", employment.endDate?.asOnScreen),
            ("Teaching Start Year", terms.teachingStartYear),
            ("Teaching Years Modifier", terms.teachingYearsModifier),
            ("License Number", terms.licenseNumber), ("FTE Percent", terms.ftePercent),
            ("Seniority", terms.seniority), ("Education", terms.education), ("Year", terms.year),
            ("School", terms.school),
        ]
        for (label, text) in shown where text != nil { details.add(label, .optional(text)) }
        for assignment in assignments {
            details.add(
                "Assignment",
                printable(assignment.displayText + (assignment.isSpecialEd ? ", Special Ed" : ""))
            )
        }
        for other in employment.other where !other.text.isEmpty {
            details.add(printable(other.name), printable(other.text))
        }
        return details
    }

    private func details(of offboarding: Offboarding) -> Details {
        let humanDates = HumanDates(in: policy.zone)
        var details = Details()
        details.add("Last day", HumanDates.day(offboarding.lastDay))
        details.add("Reason", .optional(offboarding.reason))
        if offboarding.keepsAccount { details.add("Account", "stays in use: another employment continues") }
        details.add(
            "Queued",
            printable("\(humanDates.instant(offboarding.queuedAt)) by \(offboarding.queuedBy)")
        )
        if let ended = offboarding.endedAt {
            details.add(
                offboarding.state == .completed ? "Completed" : "Cancelled",
                humanDates.instant(ended)
            )
        }
        details.add(
            "Replaced",
            offboarding.replacedExpiresOn.map { "Expires Date \($0)" } ?? "no Expires Date"
        )
        return details
    }
}
