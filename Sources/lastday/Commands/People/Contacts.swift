import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService

struct Contacts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contacts",
        abstract: "List the district's AIM contacts, and whether the District AIM Contact Form is due.",
        subcommands: [Show.self, Mark.self, Done.self],
        defaultSubcommand: Show.self
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the AIM contacts.",
            usage: "lastday contacts list [<options>]"
        )

        @OptionGroup var output: OutputOptions
        @OptionGroup var store: StoreOptions

        func run() throws {
            let contacts = try store.runner().store.read { try $0.contacts() }
            Listing(
                columns: [
                    .init("Name", "name", shrinks: true), .init("Usernames", "usernames"),
                    .init("E-mail", "email"), .init("Form due", "contact_form_due"),
                ],
                rows: contacts.map { one in
                    [
                        .text(one.person.name), .list(one.accounts.map(\.username)),
                        .optional(one.person.email), .flag(one.person.owesContactForm),
                    ]
                },
                emptiness: "no AIM contacts"
            ).write(as: output.format)
        }
    }

    struct Mark: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mark",
            abstract: "Mark a person as an AIM contact, so that the form becomes due when they leave.",
            usage: "lastday contacts mark [<options>] <username>"
        )

        @Argument(help: "A username of the person.")
        var username: String

        @OptionGroup var store: StoreOptions

        func run() throws {
            let person = try store.runner().run("contacts mark") { records, policy, _ in
                try Contacting.mark(username, exactly: policy.isCaseSensitive, in: records)
            }.outcome
            say("\(printable(person.name)) is an AIM contact")
        }
    }

    struct Done: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "done",
            abstract:
                "Record that the District AIM Contact Form was sent, and that the person is no longer a contact.",
            usage: "lastday contacts done [<options>] <username>"
        )

        @Argument(help: "A username of the person who is leaving.")
        var username: String

        @OptionGroup var store: StoreOptions

        func run() throws {
            let person = try store.runner().run("contacts done") { records, policy, _ in
                try Contacting.done(username, exactly: policy.isCaseSensitive, in: records)
            }.outcome
            say("\(printable(person.name)): the form has been sent")
        }
    }
}
