import ArgumentParser
import LastdayCommandLine
import LastdayImport
import LastdayCore
import LastdayMessages
import LastdayService

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Import people, accounts and employments from OneRoster, Ed-Fi or CSV files, or a whole export.",
        usage: "lastday import [<options>] <path>",
        discussion: """
            PATH is a folder of OneRoster 1.1 or 1.2 files (users.csv), of Ed-Fi XML files or of plain CSV files or \
            Excel workbooks, one such file, a .zip of any of them, or what lastday export wrote, which goes into an \
            empty store. What a file is, is told by its content, whatever it is called. A text may be UTF-8, UTF-16 or \
            Windows-1252, with commas, semicolons, tabs or vertical bars between its cells. Lines above the headings \
            and totals below the last row are left out, and named.

            Plain CSV files are recognised by their headings. Accounts: Username, District ID, Last Name, First Name, \
            Middle Name, Email, AIM Contact, Expires Date, Disabled, Homepage, All Calendars, Force Password Change, \
            Product Security Roles, User Groups. Employments: Username or District ID, District Number, District \
            Name, Start Date, End Date and the other fields of the screen. Assignments: the same with School, Title \
            and Special Ed. Documents: Username or District ID, Kind, Reference, Date.

            Nothing is deleted: a record that the files do not mention stays as it is. What a \
            person entered here stands until the files themselves say something new: no account that was closed or \
            disabled here is opened again, and a queued departure keeps its date. An import that would shut or \
            reopen more accounts than the hold allows is refused. lastday undo --import takes the latest import back.

            Files are read and checked before the store is locked. All rows are entered or none. A midnight that \
            arrives during an import goes first: that night's work is done, and the import starts again. The time \
            grows with the size of the files, the memory does not. An import refuses more than 16,384 columns, a row, \
            text or element of more than 16 MB, more than 1,000 attributes, more than 1,000 files, more than 2 GB in a \
            .zip, and pipes and devices.
            """
    )

    @Argument(
        help: "A folder, a file, a .zip or an export.",
        completion: .file()
    )
    var path: String

    @OptionGroup var workbook: SheetOption

    @Flag(help: "Show what would happen, without changing anything.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Import although the files shut or reopen more accounts than the hold allows: exactly that list.",
            discussion: "The refused import and --dry-run show the token.",
            valueName: "token"
        )
    )
    var release: String?

    @OptionGroup var columns: ColumnOptions

    @Option(
        help: ArgumentHelp(
            "Store a column that sets no field.",
            discussion:
                "May be given more than once. lastday-import(7) has the columns that are never stored.",
            valueName: "heading"
        )
    )
    var keepColumn: [String] = []

    @Option(
        help: ArgumentHelp(
            "Take accounts of students or guardians too, separated by a comma.",
            valueName: "types"
        )
    )
    var include: String?

    @Flag(help: "Show what each column is taken for, and the first three rows; no store is needed.")
    var explain = false

    @OptionGroup var store: StoreOptions

    func validate() throws { _ = try included() }

    private func included() throws -> [AccountType] {
        try (include?.split(separator: ",") ?? []).map { word in
            guard let type = AccountType(plural: word.trimmingPrefix(" ").lowercased()) else {
                throw ValidationError("--include takes students, guardians or both, not \(word)")
            }
            return type
        }
    }

    func run() throws {
        var choices = try columns.choices(with: store)
        for heading in keepColumn { choices.keep(heading) }
        choices.included.formUnion(try included())
        let source = try Source.open(path: path, sheet: workbook.sheet, choosing: choices)
        if explain { return try Explanation(of: source, at: path).write() }
        let runner = try store.runner()
        switch source {
        case .feed(let feed):
            try warnOfMachineZone(runner)
            try warnOfFormerColumns(runner)
            // The feed is read to its end before the store is locked, so that slow files delay no process.
            let rows = try feed.spooled()
            let summary = try runner.run(
                "import",
                dryRun: dryRun,
                beginning: { _ in
                    try rows.rewind()
                    return Importing.steps(through: rows.next, releasing: release, rehearsing: dryRun)
                }
            )
            ImportReport(feed: feed, summary: summary, zone: runner.policy.zone, isRehearsal: dryRun).write()
            if feed.hasLeftOutAccounts { try tellOfUntypedAccounts(runner) }
        case .export(let export):
            let report = try runner.store.adopt(
                keeping: !dryRun,
                export.next,
                delivered: export.deliveryMarks,
                zone: export.zone,
                check: export.check
            )
            if !dryRun { LastingChange.record() }
            say("restored the export into \(runner.store.place), every field verified")
            report.write()
        }
        if dryRun { say("dry run: nothing was changed") }
    }

    /// Says, until all accounts have a type, that students or guardians imported by an earlier version may be
    /// among those that have none: the hold cannot tell them from staff.
    private func tellOfUntypedAccounts(_ runner: ActionRunner) throws {
        let count = try runner.store.read { try $0.openCount(of: nil, atMost: .max) }
        guard count > 0 else { return }
        say(
            "\(counted(count, "active account has", "active accounts have")) no type; if students or guardians are among "
                + "them, mark them with: lastday import PATH --include students,guardians"
        )
    }

    /// Warns that the store has columns which would not be stored today.
    private func warnOfFormerColumns(_ runner: ActionRunner) throws {
        let headings = try runner.store.read { try FormerlyStored.headings(in: $0) }
        guard !headings.isEmpty else { return }
        say(
            "warning: the store has columns that are never stored today: \(ImportReport.first(headings.map(brief))); "
                + "nothing is deleted from a store, so keep its file and its exports from strangers"
        )
    }

    /// Warns, until the audit has its first entry, that the time zone has not been chosen.
    private func warnOfMachineZone(_ runner: ActionRunner) throws {
        switch runner.policy.zoneOrigin {
        case .store, .configuration: return
        case .machineAtMaking, .machine:
            guard try runner.store.read({ try $0.audit(AuditSelection(limit: 1)).isEmpty }) else { return }
            say(
                "warning: accounts expire at the midnights of \(runner.policy.zone.name), which is this machine's time zone; "
                    + "set the district's with: lastday store zone NAME"
            )
        }
    }
}
