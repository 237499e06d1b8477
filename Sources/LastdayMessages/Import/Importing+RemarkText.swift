public import LastdayCore

extension Importing.Summary {
    /// The remarks on values of the feed that were not followed, a sentence each.
    public var remarkSentences: Diagnostics { Diagnostics(remarks) }

    /// The concerns about the records after the import, a sentence each.
    public var concernSentences: Diagnostics { Diagnostics(dataQuality) }
}

extension Importing.Summary {
    /// The rows that were left out, a sentence each.
    public var leftOutSentences: Diagnostics { Diagnostics(leftOut) }

    /// The changes to the standing of accounts that were there before, a sentence each.
    public var standingSentences: Diagnostics { Diagnostics(standingChanges) }

    /// What the import did to the standing of accounts, and what the next night will do; empty if nothing.
    public func outlook(in zone: Zone) -> [String] {
        var sentences: [String] = []
        if shut > 0 { sentences.append("put out of use: \(counted(shut, "account", "accounts"))") }
        if reopened > 0 { sentences.append("opened again: \(counted(reopened, "account", "accounts"))") }
        if let hold {
            sentences.append(
                "more than the hold allows, so the import would be refused; add --release \(hold.token) if that is right"
            )
        }
        if hold == nil, shut + reopened > 0 {
            sentences.append("to take this import back: lastday undo --import")
        }
        guard let night = comingNight else { return sentences }
        let when = HumanDates(in: zone).instant(night.midnight)
        let all = counted(night.due, "account is", "accounts are")
        sentences.append(
            night.hold.map { hold in
                "next midnight, \(when): \(all) due, but \(hold.count) will be held back; see: lastday preview"
            } ?? "next midnight, \(when): \(all) due; see: lastday preview"
        )
        return sentences
    }
}

extension Importing.StandingChange: CustomStringConvertible {
    /// Where the row stands, and what changes.
    public var description: String {
        switch fact {
        case .disabled: "\(origin): \(username) is disabled"
        case .reopened: "\(origin): \(username) is opened again"
        case .expires(let old, let new):
            "\(origin): \(username): Expires Date \(old?.description ?? "none") → \(new?.description ?? "none")"
        }
    }
}

extension Importing.Remark: CustomStringConvertible {
    /// The place of the row, and the fact that takes precedence over it.
    public var description: String {
        let more =
            others > 0
            ? " (and so \(others == 1 ? "does" : "do") \(counted(others, "other record", "other records")))"
            : ""
        return "\(origin): \(fact)\(more)"
    }
}

extension Importing.Remark.Fact: CustomStringConvertible {
    /// The fact that takes precedence over the feed.
    public var description: String {
        switch self {
        case .keepsEndDate(let record):
            "\(record) keeps the End Date of the departure"
        case .staysDisabled(let username):
            "\(username) stays disabled; reopen it with: lastday reinstate \(shellWord(username))"
        case .staysEnabled(let username):
            "\(username) was reopened here and stays enabled, although the feed still disables it"
        case .keepsExpiresDate(let username, let date):
            "\(username) keeps \(date.map { "the Expires Date \($0)" } ?? "no Expires Date"), as entered here; "
                + "the feed's own date has not changed since"
        case .keepsOwnEndDate(let record):
            "\(record) keeps its End Date; the feed's own has not changed since this one was entered here"
        case .isQueued(let username, let lastDay, let keepsOwnDate):
            "\(username) is queued for \(lastDay) and keeps \(keepsOwnDate ? "its Expires Date" : "that date")"
        case .isTakenBack(let username, let lastDay):
            "\(username) is not given the Expires Date \(lastDay), the last day of a departure that was taken back; "
                + "if they leave after all: lastday queue \(shellWord(username)) --last-day \(lastDay)"
        case .endsTakenBack(let record, let lastDay):
            "\(record) is not ended on \(lastDay), the last day of a departure that was taken back"
        case .isOutOfUse(let username):
            "\(username) is out of use and keeps its Expires Date"
        case .isProtected(let username):
            "\(username) is protected and stays in use"
        case .losesProtection(let username):
            "\(username) is no longer protected: the feed takes away the role that protected it"
        case .isLast(let username, let role):
            "\(username) stays as it is: nobody else has the role \(quoted(role))"
        case .otherOwner(let username, let identifier, let name, let incoming):
            "username \(quoted(username)) belongs to \(quoted(name))"
                + (identifier.map { " (\(brief($0)))" } ?? "")
                + ", not to person \(brief(incoming)); settle it with: lastday identify \(shellWord(username)) --id \(shellWord(incoming))"
        case .otherName(let username, let name, let incoming):
            "username \(quoted(username)) belongs to \(quoted(name)), not to \(quoted(incoming)); "
                + "settle it with: lastday identify \(shellWord(username)) --id ID"
        case .otherNameOfID(let id, let name, let incoming):
            "ID \(brief(id)) belongs to \(quoted(name)), not to \(quoted(incoming)); correct the ID, or, if both names have changed, "
                + "import the line with the e-mail address on record"
        case .nameOfAnother(let name, let incoming, let identifier):
            "the line is about \(quoted(name)) by its username or ID, and \(quoted(incoming)) is the name of another person"
                + "\(identifier.map { " (\(brief($0)))" } ?? ""); correct the ID or the name"
        case .renamed(let old, let new):
            "\(quoted(old)) is \(quoted(new)) from now on"
        case .contradictsEarlier(let field, let name, let stands, let origin):
            "the \(field) of \(quoted(name)) stays \(stands), as in \(origin)"
        }
    }
}

extension Importing.Remark.Text: CustomStringConvertible {
    /// The value of the field.
    public var description: String {
        switch self {
        case .text(let text): quoted(text)
        case .blank: "blank"
        case .box(let isTicked): isTicked ? "ticked" : "not ticked"
        }
    }
}
