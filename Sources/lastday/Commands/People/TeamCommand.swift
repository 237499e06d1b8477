import ArgumentParser
import LastdayCommandLine
import LastdayCore
import LastdayService
import LastdaySystem

struct TeamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team",
        abstract: "List the available team members: people with an open Special Ed assignment.",
        usage: "lastday team [<options>]",
        discussion:
            "From the day after their End Date people are no longer listed. Documents that name them are unchanged."
    )

    @Option(help: ArgumentHelp("As of this date (default: today).", valueName: "date"))
    var on: DateArgument?

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let day = try on?.date() ?? runner.policy.night(at: runner.clock.now())
        let members = try runner.store.read { try Team.available(on: day, in: $0) }
        Listing(
            columns: [
                .init("Name", "name", shrinks: true), .init("District ID", "district_id"),
                .init("Title", "title", shrinks: true), .init("School", "school", shrinks: true),
                .init("End Date", "end_date"),
            ],
            rows: members.map { member in
                let last = [member.assignment.endDate, member.employment.endDate].compactMap(\.self).min()
                return [
                    .text(member.person.name), .optional(member.person.districtID),
                    .text(member.assignment.title), .text(member.assignment.school), .date(last),
                ]
            },
            emptiness: "nobody is available on \(day)"
        ).write(as: output.format)
    }
}
