import LastdayMessages
import LastdayCore
import LastdaySystem
import Logging

extension NightWatch {
    /// Logs what a run found and left for a person to handle.
    func publish(_ findings: RunFindings) {
        for account in findings.spared {
            log.report(
                .warning,
                .spared,
                "\(printable(account.username)) is due and protected by the configuration: not closed",
                ["LASTDAY_USERNAME": "\(account.username)"]
            )
        }
        for contact in findings.owingContactForm {
            log.report(
                .warning,
                .contactFormDue,
                "The District AIM Contact Form is due: \(printable(contact.person.name)) leaves",
                contact.accounts.first.map { ["LASTDAY_USERNAME": "\($0.username)"] } ?? [:]
            )
        }
        for departure in findings.contradicted {
            log.report(
                .warning,
                .contradicted,
                "Departure \(departure.number) was for \(departure.lastDay), but its account does not expire by then: "
                    + "not closed; see: lastday list"
            )
        }
    }
}
