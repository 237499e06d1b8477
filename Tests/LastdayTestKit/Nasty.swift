public import LastdayCore

/// A generator of random records of every kind, with texts that are as awkward as possible.
public struct Nasty {
    private var random: Seeded

    /// Creates a generator that returns the same records for the same seed.
    public init(seed: UInt64) {
        random = Seeded(seed)
    }

    private static let pieces = [
        "", " ", "  padded  ", "\"", "\"\"", ",", ";", "\n", "\r", "\r\n", "\t", "=1+1", "+1", "-1", "@x",
        "\\",
        "\\n", "\\\\", "/", "O'Connell", "Åsa", "e\u{301}", "\u{301}", "Хохлов", "👩‍🏫", "\u{1}", "\u{1F}",
        "\u{7F}",
        "\u{85}", "\u{2028}", "\u{FEFF}", "null", "true", "[]", "{}", "1.0", "NaN", "2026-12-18",
        "\u{10FFFF}",
    ]

    /// Returns a text of up to four awkward pieces.
    public mutating func text() -> String {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
            Self.pieces.randomElement(using: &random) ?? ""
        }.joined()
    }

    private mutating func maybe<Value>(_ value: (inout Nasty) -> Value) -> Value? {
        Bool.random(using: &random) ? value(&self) : nil
    }

    private mutating func optional() -> String? { maybe { $0.text() } }

    private mutating func number() -> Int64 { Int64.random(in: 1...1 << 53, using: &random) }

    private mutating func flag() -> Bool { Bool.random(using: &random) }

    private mutating func date() -> CivilDate {
        CivilDate(dayNumber: Int.random(in: -200_000...200_000, using: &random))
    }

    private mutating func instant() -> Instant {
        Instant(milliseconds: Int64.random(in: 0...4_000_000_000_000, using: &random))
    }

    private mutating func some<Value>(_ value: (inout Nasty) -> Value) -> [Value] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in value(&self) }
    }

    private mutating func named() -> [NamedText] { some { NamedText(name: $0.text(), text: $0.text()) } }

    /// Returns a random record of a kind.
    public mutating func records(of kind: RecordKind) -> StoredRecord {
        switch kind {
        case .person:
            return StoredRecord(
                Person(
                    number: number(),
                    districtID: optional(),
                    lastName: text(),
                    firstName: text(),
                    middleName: optional(),
                    email: optional(),
                    isContact: flag(),
                    owesContactForm: flag(),
                    other: named()
                )
            )
        case .run:
            return StoredRecord(
                Run(
                    number: number(),
                    kind: Run.Kind.allCases.randomElement(using: &random) ?? .night,
                    night: date(),
                    startedAt: instant(),
                    finishedAt: maybe { $0.instant() },
                    closed: Int(number()),
                    held: Int(number()),
                    token: optional(),
                    releases: optional(),
                    undoes: maybe { $0.number() },
                    doubt: optional(),
                    trustsClock: flag()
                )
            )
        case .account:
            return StoredRecord(
                UserAccount(
                    number: number(),
                    username: text(),
                    person: maybe { $0.number() },
                    expiresOn: maybe { $0.date() },
                    disabled: flag(),
                    closing: maybe { Closing(at: $0.instant(), because: .left, run: $0.number()) },
                    homepage: optional(),
                    allCalendars: flag(),
                    forcePasswordChange: flag(),
                    roles: some { $0.text() },
                    groups: some { $0.text() },
                    stamps: UserAccount.Stamps(
                        createdBy: optional(),
                        createdAt: optional(),
                        modifiedBy: optional(),
                        modifiedAt: optional()
                    ),
                    other: named()
                )
            )
        case .employment:
            var terms = Employment.Terms()
            terms.teachingStartYear = optional()
            terms.teachingYearsModifier = optional()
            terms.licenseNumber = optional()
            terms.ftePercent = optional()
            terms.seniority = optional()
            terms.education = optional()
            terms.year = optional()
            terms.school = optional()
            return StoredRecord(
                Employment(
                    number: number(),
                    person: number(),
                    districtNumber: text(),
                    districtName: optional(),
                    startDate: maybe { $0.date() },
                    endDate: maybe { $0.date() },
                    terms: terms,
                    other: named()
                )
            )
        case .assignment:
            return StoredRecord(
                Assignment(
                    number: number(),
                    employment: number(),
                    school: text(),
                    title: text(),
                    startDate: maybe { $0.date() },
                    endDate: maybe { $0.date() },
                    isSpecialEd: flag(),
                    other: named()
                )
            )
        case .document:
            return StoredRecord(
                Document(
                    number: number(),
                    person: number(),
                    kind: text(),
                    reference: text(),
                    date: maybe { $0.date() }
                )
            )
        case .offboarding:
            let state = Offboarding.State.allCases.randomElement(using: &random) ?? .queued
            return StoredRecord(
                Offboarding(
                    number: number(),
                    account: number(),
                    lastDay: date(),
                    reason: optional(),
                    leavesEnabled: flag(),
                    overridesProtection: flag(),
                    state: state,
                    replacedExpiresOn: maybe { $0.date() },
                    ends: some { nasty in
                        End(of: .assignment, nasty.number(), replacing: nasty.maybe { $0.date() })
                    },
                    queuedAt: instant(),
                    queuedBy: text(),
                    endedAt: state == .queued ? nil : instant()
                )
            )
        case .night:
            return StoredRecord(
                Night(
                    date: date(),
                    midnight: instant(),
                    zone: text(),
                    state: Night.State.allCases.randomElement(using: &random) ?? .ran,
                    recordedAt: instant(),
                    run: number()
                )
            )
        case .audit, .about:
            let (name, from, to) = (text(), text(), text())
            return StoredRecord(
                AuditEntry(
                    sequence: number(),
                    at: instant(),
                    kind: Event.Kind.allCases.randomElement(using: &random) ?? .queued,
                    actor: text(),
                    actorUID: UInt32.random(in: 0...UInt32.max, using: &random),
                    command: text(),
                    username: optional(),
                    person: maybe { $0.number() },
                    expiresOn: maybe { $0.date() },
                    run: maybe { $0.number() },
                    night: maybe { $0.date() },
                    changes: JSON.object([
                        Field(name, .list([from, to])), Field("n", .number(number())), Field("z", .none),
                    ])
                )
            )
        }
    }
}
