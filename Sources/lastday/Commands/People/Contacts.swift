import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService

struct Contacts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contacts",
        abstract: "The district's AIM contacts, and whether the District AIM Contact Form is due.",
        subcommands: [Show.self, Mark.self, Done.self],
        defaultSubcommand: Show.self
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the AIM contacts."
        )

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let contacts = try store.office().store.read { try $0.contacts() }
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
            abstract: "Mark a person as an AIM contact, so that their departure says that the form is due."
        )

        @OptionGroup var store: StoreOptions

        @Argument(help: "An account of the person.")
        var username: String

        func run() throws {
            let person = try store.office().act("contacts mark") { records, _, _ in
                try Contacting.mark(username, in: records)
            }.outcome
            say("\(printable(person.name)) is an AIM contact")
        }
    }

    struct Done: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "done",
            abstract: "Say that the District AIM Contact Form was sent; the person is no contact any more."
        )

        @OptionGroup var store: StoreOptions

        @Argument(help: "An account of the person who leaves.")
        var username: String

        func run() throws {
            let person = try store.office().act("contacts done") { records, _, _ in
                try Contacting.done(username, in: records)
            }.outcome
            say("\(printable(person.name)): the form is sent")
        }
    }
}
