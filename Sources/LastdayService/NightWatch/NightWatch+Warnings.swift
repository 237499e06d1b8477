import LastdayMessages
import LastdayRules
import Logging

extension NightWatch {
    /// Tells what a run found and left to people.
    func warn(of progress: Sweeping.Progress) {
        for account in progress.spared {
            log.tell(
                .warning,
                .spared,
                "\(printable(account.username)) is due and protected by the configuration: not closed",
                ["LASTDAY_USERNAME": "\(account.username)"]
            )
        }
        for contact in progress.owingContactForm {
            log.tell(
                .warning,
                .contactFormDue,
                "The District AIM Contact Form is due: \(printable(contact.person.name)) leaves",
                contact.accounts.first.map { ["LASTDAY_USERNAME": "\($0.username)"] } ?? [:]
            )
        }
        for departure in progress.contradicted {
            log.tell(
                .warning,
                .contradicted,
                "Departure \(departure.number) was for \(departure.lastDay), but its account does not expire by then: "
                    + "not closed; see: lastday list"
            )
        }
    }

    /// Tells that nights go by a clock that nothing has set, however long they waited: nobody is locked out for ever by
    /// that, but it may be wrong.
    func warn(of reading: ClockReading) {
        guard !reading.isSynchronised else { return }
        log.tell(
            .warning,
            .clockUnset,
            "Nothing has set the clock, and nights go by it all the same: it is "
                + "\(Telling(in: office.policy.zone).instant(reading.wall)); see: timedatectl"
        )
    }
}
