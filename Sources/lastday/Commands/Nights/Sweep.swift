import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Sweep: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Do the work of a night now, once: close accounts that have expired, and write the ledger.",
        usage: "lastday sweep [<options>]"
    )

    @Flag(help: "Trust the clock although it is in doubt (recorded in the audit).")
    var trustClock = false

    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let began = runner.clock.now()
        let progress = try runner.sweep(for: trustClock ? .trusting : .person)
        // The service may do part of the run, or all of it, because it learns at once that the clock is trusted.
        let run = try progress.run ?? runner.store.read { try $0.latestClosings(since: began) }
        say(
            run.map { "\(counted($0.closed, "account", "accounts")) closed (run \($0.number))" }
                ?? "nobody was due, and the ledger is complete"
        )
        for night in progress.recorded {
            say("night of \(HumanDates.day(night.date)): \(night.state.rawValue)")
        }
        if let hold = progress.hold {
            say(
                "\(counted(hold.count, "account", "accounts")) held back, because nobody queued them; see: lastday held"
            )
        }
        for account in progress.spared {
            say("\(printable(account.username)) is due but protected, and was not closed")
        }
        for contact in progress.owingContactForm {
            say("the District AIM Contact Form is due: \(printable(contact.person.name)) is leaving")
        }
        for departure in progress.contradicted {
            say(
                "departure \(departure.number) was for \(departure.lastDay), but its account does not expire by then"
            )
        }
        try runner.writeMetrics()
    }
}

extension RecordReader {
    /// Returns the latest run if it began at or after an instant, closed an account and is not an undo.
    fileprivate func latestClosings(since instant: Instant) throws -> Run? {
        guard let run = try run(nextNumber(of: .run) - 1), run.startedAt >= instant, run.undoes == nil else {
            return nil
        }
        return run.closed > 0 ? run : nil
    }
}
