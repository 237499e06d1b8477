/// Undoing a run: reversing exactly what it wrote, as the audit has it, if that has not been changed since.
///
/// What the run wrote for one person is reversed as a whole or not at all. The undoing is itself a run with
/// its own audit entries, so it can be undone too.
public struct Undoing {
    /// The outcome of an undoing.
    public struct Outcome: Sendable {
        /// The run or import that was undone.
        public let undone: UndoneAct
        /// The number of accounts that the import created, which stay: nothing is ever deleted.
        public internal(set) var created = 0
        /// The run that undid it; nil if nothing could be reversed.
        public internal(set) var run: Run?
        /// The number of accounts restored.
        public internal(set) var restored = 0
        /// The number of restored accounts whose Expires Date has passed, so that a run would close them
        /// again.
        public internal(set) var dueAgain = 0
        /// The accounts and entries that were left alone, with the reason.
        public internal(set) var leftAlone = Listed<LeftAlone>()
    }

    /// Why what the run wrote for one person is left alone.
    public enum LeftAlone: Sendable, Equatable {
        /// The account's records have been changed since; with the latest audit entry about it, or nil if
        /// there is none, which means that the change bypassed the audit.
        case accountChanged(String, by: AuditEntry?)
        /// What the entry of that number wrote, which belongs to no account, has been changed since.
        case entryChanged(Int64)
        /// No other account would have a role that at least one account must have.
        case isLast(String, role: String)
    }

    /// The number of the run's entries that a step looks at.
    private static let portion = 1_000

    private var outcome: Outcome
    private var selection: AuditSelection

    /// Returns the steps that undo a run, each of which sees what the steps before it wrote.
    ///
    /// - Parameter number: The number of the run; nil for the latest import.
    /// - Returns: Steps for ``Store/decide(on:keeping:inSteps:)``. They throw ``Refusal`` and what the store
    ///   throws.
    public static func steps(
        of number: Int64?
    ) -> (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<Outcome?> {
        var undoing: Undoing?
        return { records, policy, context in
            var current = try undoing ?? Undoing(of: number, in: records)
            defer { undoing = current }
            return try current.step(in: records, under: policy, on: context)
        }
    }

    private init(of number: Int64?, in records: any RecordReader) throws {
        if let number {
            guard let run = try records.run(number) else { throw Refusal.noSuchRun(number) }
            guard run.finishedAt != nil else { throw Refusal.runGoesOn(number) }
            outcome = Outcome(undone: .run(run))
        } else {
            guard let latest = try UndoneAct.latestImport(in: records) else { throw Refusal.noImport }
            outcome = Outcome(undone: latest)
        }
        selection = outcome.undone.selection
        selection.limit = Self.portion
    }

    private mutating func step(
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome?> {
        let entries = try records.audit(selection).prefix { outcome.undone.wrote($0) }
        guard let last = entries.last else { return try finish(at: context.at, in: records) }
        selection.after = last.sequence
        var events: [Event] = []
        var accountChanges: [Protection.AccountChange] = []
        let protection = policy.protection
        for group in Self.grouped(Array(entries)) {
            if outcome.undone.run == nil, group.contains(where: \.createsAccount) {
                outcome.created += 1
                continue
            }
            switch try Reversal(of: group, in: records, under: policy, at: context.at) {
            case .nothing: continue
            case .impossible:
                // Reads the audit only for the accounts that the list has room for.
                if let last = group.last { try outcome.leftAlone.append(Self.changed(last, in: records)) }
            case .possible(let changes):
                if let last = try leavesNobody(changes, after: accountChanges, protection, in: records) {
                    outcome.leftAlone.append(last)
                    continue
                }
                let run = try begin(&events, in: records, under: policy, at: context.at)
                let account = try account(of: changes, in: records)
                let undone =
                    account.map { Event(.undone, to: $0, run: run, changes) }
                    ?? Event(.undone, to: run, changes)
                events.append(undone)
                accountChanges += protection.accountChanges(by: [undone])
                outcome.restored += 1
                if let account, account.closing == nil, !account.disabled,
                    policy.hasPassed(account.expiresOn, at: context.at)
                {
                    outcome.dueAgain += 1
                }
            }
        }
        return Decision(events, nil)
    }

    /// Groups the entries by username, in the order of each username's first entry.
    ///
    /// Only an immediate closing writes several entries for one account, next to each other: the departure
    /// and the closing.
    private static func grouped(_ entries: [AuditEntry]) -> [[AuditEntry]] {
        var groups: [[AuditEntry]] = []
        var places: [String: Int] = [:]
        for entry in entries {
            if let username = entry.username, let place = places[username] {
                groups[place].append(entry)
            } else {
                if let username = entry.username { places[username] = groups.count }
                groups.append([entry])
            }
        }
        return groups
    }

    /// Returns the reason to leave the account alone if the reversal would leave no account with a required
    /// role.
    private func leavesNobody(
        _ changes: [Change],
        after accountChanges: [Protection.AccountChange],
        _ protection: Protection,
        in records: any RecordReader
    ) throws -> LeftAlone? {
        guard let (before, to) = changes.lazy.compactMap({ $0.of(UserAccount.self) }).first, let from = before
        else { return nil }
        let accountChange = Protection.AccountChange(from: from, to: to)
        guard let role = try protection.roleLost(by: accountChange, after: accountChanges, in: records)
        else { return nil }
        return .isLast(from.username, role: role)
    }

    /// Returns the undoing's own run, creating it when there is first something to reverse.
    private mutating func begin(
        _ events: inout [Event],
        in records: any RecordReader,
        under policy: Policy,
        at now: Instant
    ) throws -> Run {
        if let run = outcome.run { return run }
        let run = Run(
            number: try records.nextNumber(of: .run),
            kind: .byHand,
            night: policy.night(at: now),
            startedAt: now,
            undoes: outcome.undone.run?.number
        )
        outcome.run = run
        events.append(Event(.runStarted, to: run, [Change(from: nil, to: run)]))
        return run
    }

    private mutating func finish(at now: Instant, in records: any RecordReader) throws -> Decision<Outcome?> {
        guard let run = outcome.run else {
            if outcome.leftAlone.isEmpty, let run = outcome.undone.run {
                throw Refusal.nothingToUndo(run.number)
            }
            return Decision([], outcome)
        }
        var finished = run
        finished.finishedAt = now
        outcome.run = finished
        return Decision([Event(.runFinished, to: finished, [Change(from: run, to: finished)])], outcome)
    }

    /// Returns the account after its changes, or the account whose departure changes.
    private func account(of changes: [Change], in records: any RecordReader) throws -> UserAccount? {
        if let account = changes.lazy.compactMap({ $0.to as? UserAccount }).first { return account }
        let departure = changes.lazy.compactMap { $0.to as? Offboarding }.first
        return try departure.flatMap { try records.account($0.account) }
    }

    /// Returns what is left alone and why: for an account, with the latest audit entry after the given one.
    private static func changed(_ entry: AuditEntry, in records: any RecordReader) throws -> LeftAlone {
        guard let username = entry.username else { return .entryChanged(entry.sequence) }
        let later = AuditSelection(username: username, after: entry.sequence)
        return .accountChanged(username, by: try records.audit(later).last)
    }
}

extension AuditEntry {
    /// Whether it created the account that it is about.
    fileprivate var createsAccount: Bool {
        accountChange?["username"]?.before == JSONValue.none
    }
}
