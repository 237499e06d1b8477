/// Importing a feed: people and accounts are created and changed, never deleted and never reopened.
///
/// What Lastday itself has decided takes precedence over any feed: a closed or disabled account stays so
/// (only ``Reinstating`` opens it), and a queued departure keeps its date (only ``Rescheduling`` moves it).
public struct Importing {
    var summary = Summary()
    private var contradictions = Listed<Contradiction>()
    private var dataQuality: DataQualityChecks
    /// The subject of the latest row, checked once the store has everything that the feed gives for it in one
    /// go.
    private var latest: DataQualityChecks.Subject?
    var numbers: NextNumbers
    let policy: Policy
    /// The instant that decides which dates have passed.
    let now: Instant

    /// The numbers of the first person and the first account that this import can make.
    let (firstPerson, firstAccount): (Int64, Int64)
    /// The changes of standing so far.
    var brake: ImportBrake
    /// The token of the list that is let through although it is more than the hold allows.
    let released: String?
    /// Whether nothing is stored in the end, so that an import that would be refused is only reported.
    let isRehearsal: Bool

    /// Creates an import that has not read any rows.
    ///
    /// - Parameters:
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - now: The instant of the import.
    ///   - released: The token of the list of disabled and reopened accounts to let through.
    ///   - isRehearsal: Whether nothing is stored in the end.
    /// - Throws: What the store throws.
    public init(
        into records: any RecordReader,
        under policy: Policy,
        at now: Instant,
        releasing released: String? = nil,
        rehearsing isRehearsal: Bool = false
    ) throws {
        (self.policy, self.now) = (policy, now)
        (self.released, self.isRehearsal) = (released, isRehearsal)
        brake = ImportBrake(under: policy, at: now)
        dataQuality = DataQualityChecks(under: policy, at: now)
        numbers = try NextNumbers(in: records)
        (firstPerson, firstAccount) = (numbers.person, numbers.account)
    }

    /// Returns the steps that import all rows or none, one by one: each row sees the store as the rows before
    /// it left it.
    ///
    /// - Parameters:
    ///   - next: Returns the next row; nil after the last one.
    ///   - released: The token of the list of disabled and reopened accounts to let through.
    ///   - isRehearsal: Whether nothing is stored in the end.
    /// - Returns: Steps for ``Store/decide(on:keeping:inSteps:)``. They throw ``BadRows`` if rows contradict
    ///   each other or the store, ``Refusal/importHeld(shut:reopened:token:)``, and what `next` or the
    ///   store throws.
    public static func steps(
        through next: @escaping () throws -> FeedRow?,
        releasing released: String? = nil,
        rehearsing isRehearsal: Bool = false
    ) -> (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<Summary?> {
        var importing: Importing?
        return { records, policy, context in
            if importing == nil {
                importing = try Importing(
                    into: records,
                    under: policy,
                    at: context.at,
                    releasing: released,
                    rehearsing: isRehearsal
                )
            }
            guard let row = try next() else { return Decision([], try importing?.finish(in: records)) }
            return Decision(try importing?.merge(row, in: records) ?? [], nil)
        }
    }

    /// Applies a row.
    ///
    /// - Returns: The events, which must be written before the next row is applied.
    /// - Throws: What the store throws.
    public mutating func merge(_ row: FeedRow, in records: any RecordReader & TransactionScratch) throws
        -> [Event]
    {
        let named = try person(of: row, in: records)
        let account = try account(of: row, named, in: records)
        let key = row.username.map { spelling(account?.username ?? $0) }
        if let username = row.username, let key,
            let earlier = try records.insertIfAbsent(row.origin, under: "username \(key)")
        {
            if try wasLeftOut(key, in: records) {
                let owner = try account?.person.flatMap { try records.person($0) }
                if let fact = try otherPerson(of: row, owner, named, in: records) {
                    summary.leftOut.append(Remark(row.origin, fact))
                    return []
                }
            }
            if try !isSamePersonAgain(row, earlier: earlier, in: records) {
                contradictions.append(
                    Contradiction(
                        row.origin,
                        .usernameTwice(short(username), earlier: earlier)
                    )
                )
            }
            return []
        }
        let owner = try account?.person.flatMap { try records.person($0) }
        if let fact = try otherPerson(of: row, owner, named, in: records) {
            if let named, named.number >= firstPerson,
                case .otherNameOfID(let id, let name, let incoming) = fact
            {
                contradictions.append(
                    Contradiction(row.origin, .identifierTwice(id, name: name, incoming: incoming))
                )
                return []
            }
            summary.leftOut.append(Remark(row.origin, fact))
            if let key { try leaveOut(key, in: records) }
            return []
        }
        let known = named ?? owner
        if known == nil, row.requiresKnownPerson {
            let name = row.username ?? row.districtID ?? ""
            contradictions.append(Contradiction(row.origin, .nobodyKnown(short(name))))
            return []
        }
        var (row, isFirst) = (row, true)
        if let number = known?.number ?? (row.identifiesPerson ? numbers.person : nil) {
            (row, isFirst) = try Self.resolvingConflicts(
                row,
                of: number,
                known,
                in: records,
                &summary.remarks
            )
        }
        let person = Self.merged(row, into: known, &numbers)
        noteRenaming(of: known, to: person, row.origin)
        if person == nil { row.keepEmailOfAccount() }
        if latest?.isPerson(person) != true { try lookBack(in: records) }
        if isFirst { Self.count(known, person, in: &summary) }
        let reportedBefore = summary.remarks.count
        var changes = try merge(row, of: person, known, in: records)
        let isReported = summary.remarks.count > reportedBefore
        let isAlone = known == nil && !row.hasEmploymentData
        guard let username = row.username else {
            guard let person else { return [] }
            note(nil, of: person, isQueued: false, isAlone: isAlone, saysMore: true)
            return changes.isEmpty ? [] : [Event(.imported, to: person, changes)]
        }
        // A departure that entered no Expires Date has none that a feed could contradict.
        let queued = try account.flatMap { try records.queuedOffboarding(of: $0.number) }.flatMap { queued in
            queued.enteredExpiresOn == nil ? nil : queued
        }
        let new = UserAccount(number: numbers.account, username: composed(username))
        var imported = Self.merged(row, into: account ?? new)
        try Self.applyStanding(
            in: row,
            to: &imported,
            isNew: account == nil,
            queued,
            reportingQueued: !isReported,
            takenBack: { date in
                guard let account else { return false }
                return try records.offboardings(of: account.number).contains {
                    $0.lastDay == date && $0.isTakenBack(from: account)
                }
            },
            &summary.remarks
        )
        imported.person = person?.number ?? imported.person
        if let account { try protect(account, &imported, row.origin, in: records) }
        imported = Self.stamped(imported, by: row, before: account ?? new)
        if let account { try noteStanding(account, imported, row.origin, in: records) }
        if account == nil { numbers.account += 1 }
        Self.count(account, imported, in: &summary)
        if imported != account { changes.append(Change(from: account, to: imported)) }
        note(
            imported,
            of: person,
            isQueued: queued != nil,
            isAlone: isAlone,
            saysMore: row.hasEmploymentData
        )
        return changes.isEmpty ? [] : [Event(.imported, to: imported, changes)]
    }

    /// Returns the changes to the person, and to the person's employments and documents, that a row asks for.
    private mutating func merge(
        _ row: FeedRow,
        of person: Person?,
        _ known: Person?,
        in records: any RecordReader & TransactionScratch
    ) throws -> [Change] {
        guard let person else { return [] }
        var changes: [Change] = []
        if person != known { changes.append(Change(from: known, to: person)) }
        guard row.hasEmploymentData else { return changes }
        for kind in row.personRecords {
            guard
                let earlier = try records.insertIfAbsent(row.origin, under: "\(kind.plural) \(person.number)")
            else {
                continue
            }
            contradictions.append(
                Contradiction(row.origin, .personTwice(short(person.name), earlier: earlier))
            )
            return []
        }
        let isNew = known == nil
        let ofEmployment = try Self.employmentChanges(
            for: row,
            of: person,
            isNew: isNew,
            in: records,
            &numbers,
            &summary
        )
        if let record = ofEmployment.lazy.compactMap(\.endingBeforeItsStart).first {
            contradictions.append(Contradiction(row.origin, .endsBeforeItsStart(record)))
            return []
        }
        return changes + ofEmployment
    }

    /// Finishes the import after the last row, and returns its summary.
    ///
    /// - Throws: ``BadRows`` if rows contradicted each other or the store, or what the store throws.
    public mutating func finish(in records: any RecordReader & TransactionScratch) throws -> Summary {
        guard contradictions.isEmpty else {
            throw BadRows(
                contradictions.first.map { .contradiction($0) },
                rows: contradictions.count
            )
        }
        try lookBack(in: records)
        try judgeStanding(in: records)
        for kind in Summary.kinds { try Self.leave(&summary[kind], of: kind, in: records) }
        summary.dataQuality = try dataQuality.found(in: records)
        return summary
    }

    /// Notes the person and the account that a row describes.
    private mutating func note(
        _ account: UserAccount?,
        of person: Person?,
        isQueued: Bool,
        isAlone: Bool,
        saysMore: Bool
    ) {
        let isSame = latest?.isPerson(person) == true
        var subject =
            latest.flatMap { isSame ? $0 : nil } ?? DataQualityChecks.Subject(person: person?.number)
        if let account { subject.accounts.append((account, isQueued)) }
        subject.isAlone = !isSame && isAlone
        subject.isWhole = subject.isWhole || saysMore
        latest = subject
    }

    private mutating func lookBack(in records: any RecordReader & TransactionScratch) throws {
        guard let subject = latest else { return }
        latest = nil
        try dataQuality.look(at: subject, in: records)
    }

    /// Counts the records that the feed did not mention.
    private static func leave(
        _ tally: inout Summary.Tally,
        of kind: RecordKind,
        in records: any RecordReader
    ) throws {
        tally.unmentioned = try records.count(of: kind) - tally.new - tally.changed - tally.unchanged
    }

    static func count<Record: Recorded>(
        _ before: Record?,
        _ after: Record?,
        in summary: inout Summary
    ) {
        guard let after else { return }
        if before == nil {
            summary[Record.kind].new += 1
        } else if before == after {
            summary[Record.kind].unchanged += 1
        } else {
            summary[Record.kind].changed += 1
        }
    }
}
