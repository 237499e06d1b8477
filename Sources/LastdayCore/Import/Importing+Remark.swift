extension Importing {
    /// A value of a feed that was not followed, because a decision of Lastday or an earlier row takes
    /// precedence.
    public struct Remark: Sendable, Equatable {
        /// The place of the row, for messages.
        public let origin: String
        /// The fact that takes precedence.
        public let fact: Fact
        /// The number of further records of the person for which this is true.
        public var others = 0

        init(_ origin: String, _ fact: Fact) {
            (self.origin, self.fact) = (origin, fact)
        }

        /// A fact that takes precedence over a feed.
        public enum Fact: Sendable, Equatable {
            /// A departure has entered the End Date.
            case keepsEndDate(EndedRecord)
            /// The account is disabled, and stays so.
            case staysDisabled(String)
            /// The account was reopened here, and stays enabled although the feed still disables it.
            case staysEnabled(String)
            /// The account keeps the Expires Date that was entered here, or none, because the feed's own has
            /// not changed since.
            case keepsExpiresDate(String, CivilDate?)
            /// The employment or assignment keeps its End Date, because the feed's own has not changed since
            /// another was entered here.
            case keepsOwnEndDate(EndedRecord)
            /// The account is queued for that day, and keeps that date or its own.
            case isQueued(String, CivilDate, keepsOwnDate: Bool)
            /// The feed's Expires Date is the last day of a departure that was taken back, and is not entered.
            case isTakenBack(String, CivilDate)
            /// The feed's End Date is the last day of a departure that was taken back, and is not entered.
            case endsTakenBack(EndedRecord, CivilDate)
            /// The account is out of use, and keeps its Expires Date.
            case isOutOfUse(String)
            /// The account is protected, and stays enabled.
            case isProtected(String)
            /// The account is no longer protected, because the feed takes the role away that protected it.
            case losesProtection(String)
            /// The account is the last one with a required role.
            case isLast(String, role: String)
            /// The account belongs to another person, given by identifier, if there is one, and by name.
            case otherOwner(of: String, identifier: String?, name: String, incoming: String)
            /// The account belongs to a person of another name.
            case otherName(of: String, name: String, incoming: String)
            /// The identifier belongs to a person of another name.
            case otherNameOfID(String, name: String, incoming: String)
            /// The name belongs to another person on record than the row's username or identifier: the person
            /// meant by these, and the other's identifier, if there is one.
            case nameOfAnother(name: String, incoming: String, identifier: String?)
            /// A person's name is changed.
            case renamed(from: String, to: String)
            /// An earlier row gives another value for a person's field: the value that stays, and the place
            /// of that row.
            case contradictsEarlier(field: String, of: String, stands: Text, origin: String)
        }

        /// The value of a field.
        public enum Text: Sendable, Equatable {
            case text(String)
            case blank
            /// A box, ticked or not.
            case box(Bool)
        }
    }

    /// A contradiction between a row and other rows, or the store.
    public struct Contradiction: Sendable, Equatable {
        /// The place of the row, for messages.
        public let origin: String
        /// What the row contradicts.
        public let fact: Fact

        init(_ origin: String, _ fact: Fact) {
            (self.origin, self.fact) = (origin, fact)
        }

        /// What a row can contradict.
        public enum Fact: Sendable, Equatable {
            /// The username is already in an earlier row.
            case usernameTwice(String, earlier: String)
            /// The person's employments or documents are already in an earlier row that identifies the person
            /// differently; with the person's name.
            case personTwice(String, earlier: String)
            /// An earlier row of this import has the identifier for a person of another name.
            case identifierTwice(String, name: String, incoming: String)
            /// The employment or assignment would end before it begins.
            case endsBeforeItsStart(EndedRecord)
            /// There is no person or account with that username or identifier.
            case nobodyKnown(String)
        }
    }
}

extension Listed<Importing.Remark> {
    /// The first remark, with the number of further records for which it is true: one remark per person is
    /// enough.
    var inOne: Listed {
        guard var remark = first.first, count > 1 else { return self }
        remark.others = count - 1
        return Listed([remark])
    }
}

/// Returns a text from an imported file, cut after 2,000 Unicode scalars: a thousand remarks are stored, and
/// a name can be of any length.
func short(_ text: String) -> String { cut(text, after: 2_000) }

extension Employment {
    /// A copy with only what a line of output shows.
    var inShort: Employment {
        Employment(
            number: number,
            person: person,
            districtNumber: short(districtNumber),
            districtName: districtName.map(short),
            startDate: startDate,
            endDate: endDate
        )
    }
}

extension Assignment {
    /// A copy with only what a line of output shows.
    var inShort: Assignment {
        Assignment(
            number: number,
            employment: employment,
            school: short(school),
            title: short(title),
            startDate: startDate,
            endDate: endDate
        )
    }
}
