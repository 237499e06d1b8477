import ArgumentParser
import LastdayCommandLine
import LastdayFeeds
import LastdayRules
import LastdayService

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Take over people, accounts and employments from OneRoster, Ed-Fi or CSV files, or a whole export.",
        discussion: """
            PATH is a folder of OneRoster 1.1 or 1.2 (users.csv), of Ed-Fi's XML interchanges or of plain CSV files, \
            one such file, a .zip of any of them, or what lastday export wrote, which an empty store restores.

            Plain CSV files are told by their headings. Accounts: Username, District ID, Last Name, First Name, \
            Middle Name, Email, AIM Contact, Expires Date, Disabled, Homepage, All Calendars, Force Password Change, \
            Product Security Roles, User Groups. Employments: Username or District ID, District Number, District \
            Name, Start Date, End Date and the other fields of the screen. Assignments: the same with School, Title \
            and Special Ed. Documents: Username or District ID, Kind, Reference, Date.

            Nothing is deleted and nothing is opened again: what the files do not mention stays, a closed or \
            disabled account stays closed, and a queued departure keeps its date.

            The files are read and checked before the store is locked. All of it is entered or nothing; where a midnight \
            comes meanwhile, its night is done first and the import begins again. The time that it takes grows with the \
            files, the memory does not. Refused are more than 16,384 columns, a row, a text or an element of more than \
            16 MB, more than 1,000 attributes, more than 1,000 files, more than 2 GB in a .zip, and pipes and devices.
            """
    )

    @OptionGroup var store: StoreOptions

    @Argument(
        help: "A folder, a file, a .zip or an export.",
        completion: .file()
    )
    var path: String

    @Flag(help: "Tell what would happen, and change nothing.")
    var dryRun = false

    func run() throws {
        let source = try Source.open(path: path)
        let office = try store.office()
        switch source {
        case .feed(let feed):
            try warnOfMachineZone(office)
            // Read to its end before anybody has to wait for the store, however long that takes.
            let rows = try feed.spooled()
            let summary = try office.act(
                "import",
                dryRun: dryRun,
                beginning: { _ in
                    try rows.rewind()
                    return Importing.steps(through: rows.next)
                }
            )
            ImportReport(feed: feed, summary: summary).write()
        case .export(let export):
            let report = try office.store.adopt(
                keeping: !dryRun,
                export.next,
                delivered: export.deliveryMarks,
                zone: export.zone,
                check: export.check
            )
            if !dryRun { ActsDone.note() }
            say("an export, restored into \(office.store.place), equal to the last field")
            report.write()
        }
        if dryRun { say("dry run: nothing was changed") }
    }

    /// Warns at the first import, before anybody is queued by a midnight that nobody has chosen.
    private func warnOfMachineZone(_ office: Office) throws {
        switch office.policy.zoneOrigin {
        case .store, .configuration: return
        case .machineAtMaking, .machine:
            guard try office.store.read({ try $0.audit(AuditSelection(limit: 1)).isEmpty }) else { return }
            say(
                "warning: accounts expire by the midnights of \(office.policy.zone.name), which is this machine's zone; "
                    + "name the district's with: lastday store zone NAME"
            )
        }
    }
}
