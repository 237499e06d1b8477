extension Importing {
    /// Where a feed was not followed: what Lastday has decided, or an earlier row said, stands.
    public struct Remark: Sendable, Equatable {
        /// Where the row stands.
        public let origin: String
        /// What stands.
        public let fact: Fact
        /// Of how many records more of the person it is true.
        public var others = 0

        init(_ origin: String, _ fact: Fact) {
            (self.origin, self.fact) = (origin, fact)
        }

        /// What stands against a feed.
        public enum Fact: Sendable, Equatable {
            /// A departure has entered the End Date.
            case keepsEndDate(EndedRecord)
            /// The account is disabled, and stays so.
            case staysDisabled(String)
            /// The account is queued for that day, and keeps that date or its own.
            case isQueued(String, CivilDate, keepsOwnDate: Bool)
            /// The account is out of use, and keeps its Expires Date.
            case isOutOfUse(String)
            /// The account is protected, and stays enabled.
            case isProtected(String)
            /// The account is the last with a role that somebody must have.
            case isLast(String, role: String)
            /// An earlier row says otherwise of a person's field: what stands, and where that row is.
            case contradictsEarlier(field: String, of: String, stands: Text, origin: String)
        }

        /// What stands in a field.
        public enum Text: Sendable, Equatable {
            case text(String)
            case blank
            /// A box, ticked or not.
            case box(Bool)
        }
    }

    /// What is wrong with a row beside other rows, or the store.
    public struct Contradiction: Sendable, Equatable {
        /// Where the row stands.
        public let origin: String
        /// What it contradicts.
        public let fact: Fact

        init(_ origin: String, _ fact: Fact) {
            (self.origin, self.fact) = (origin, fact)
        }

        /// What a row can contradict.
        public enum Fact: Sendable, Equatable {
            /// The username is in an earlier row.
            case usernameTwice(String, earlier: String)
            /// The person, by name, is in an earlier row, under another name there.
            case personTwice(String, earlier: String)
            /// There is no person or account of that name or number.
            case nobodyKnown(String)
            /// The account belongs to another person: by their identifier if they have one, else by name.
            case otherOwner(of: String, identifier: String?, name: String, incoming: String)
        }
    }
}

extension Listed<Importing.Remark> {
    /// The first of them, with how many records more it is true of: one for each person is enough.
    var inOne: Listed {
        guard var remark = first.first, count > 1 else { return self }
        remark.others = count - 1
        return Listed([remark])
    }
}

/// A text of somebody's file, cut if it is very long: a thousand remarks are kept, and a name can be of any length.
func short(_ text: String) -> String { cut(text, after: 2_000) }

extension Employment {
    /// No more of it than a line shows.
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
    /// No more of it than a line shows.
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
