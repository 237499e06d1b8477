import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Sweep: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Do tonight's work now, once: close whatever has expired, and write the ledger."
    )

    @OptionGroup var store: StoreOptions

    @Flag(help: "The clock is in doubt, and it is right all the same.")
    var trustClock = false

    func run() throws {
        let office = try store.office()
        let began = office.clock.now()
        let progress = try office.sweep(for: trustClock ? .trusting : .person)
        // The service may take a part of the run, or all of it: it hears at once that the clock is trusted.
        let run = try progress.run ?? office.store.read { try $0.latestClosings(since: began) }
        say(
            run.map { "\(counted($0.closed, "account", "accounts")) closed (run \($0.number))" }
                ?? "nothing was due, and the ledger is complete"
        )
        for night in progress.recorded { say("night of \(Telling.day(night.date)): \(night.state.rawValue)") }
        if let hold = progress.hold {
            say(
                "\(counted(hold.count, "account", "accounts")) held back, which nobody queued; see: lastday held"
            )
        }
        for account in progress.spared {
            say("\(printable(account.username)) is due and protected: not closed")
        }
        for contact in progress.owingContactForm {
            say("the District AIM Contact Form is due: \(printable(contact.person.name)) leaves")
        }
        for departure in progress.contradicted {
            say(
                "departure \(departure.number) was for \(departure.lastDay), but its account does not expire by then"
            )
        }
        try office.writeMetrics()
    }
}

extension Records {
    /// The latest run, where it began at or after that instant and has closed somebody.
    fileprivate func latestClosings(since instant: Instant) throws -> Run? {
        guard let run = try run(nextNumber(of: .run) - 1), run.startedAt >= instant, run.undoes == nil else {
            return nil
        }
        return run.closed > 0 ? run : nil
    }
}
