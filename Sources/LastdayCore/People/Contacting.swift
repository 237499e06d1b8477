/// The district's AIM contacts, who are named on the District AIM Contact Form (the guide's note).
public enum Contacting {
    /// Decides to mark an account's person as a contact.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    public static func mark(
        _ username: String,
        exactly isExact: Bool = false,
        in records: any RecordReader
    ) throws -> Decision<Person> {
        let (account, person) = try person(of: username, exactly: isExact, in: records)
        let queued = try records.accounts(of: person.number)
            .compactMap { try records.queuedOffboarding(of: $0.number) }
        var contact = person
        contact.isContact = true
        contact.owesContactForm = person.owesContactForm || !queued.isEmpty
        guard contact != person else { return Decision([], person) }
        var changes: [Change] = [Change(from: person, to: contact)]
        // Departures already queued for the person withdraw the form when they are cancelled.
        let form = End(of: .contactForm, person.number, replacing: nil)
        for departure in queued where !person.owesContactForm && !departure.has(form) {
            var owing = departure
            owing.ends.append(form)
            changes.append(Change(from: departure, to: owing))
        }
        return Decision([Event(.contactMarked, to: account, changes)], contact)
    }

    /// Decides that the form was sent, after which the person is no longer a contact.
    ///
    /// - Throws: ``Refusal`` if no form is due, or what the store throws.
    public static func done(
        _ username: String,
        exactly isExact: Bool = false,
        in records: any RecordReader
    ) throws -> Decision<Person> {
        let (account, person) = try person(of: username, exactly: isExact, in: records)
        guard person.owesContactForm else { throw Refusal.noFormDue(account.username) }
        var former = person
        former.isContact = false
        former.owesContactForm = false
        return Decision([Event(.contactFormSent, to: account, [Change(from: person, to: former)])], former)
    }

    private static func person(
        of username: String,
        exactly isExact: Bool,
        in records: any RecordReader
    ) throws -> (account: UserAccount, person: Person) {
        let account = try records.existingAccount(named: username, exactly: isExact)
        guard let person = try account.person.flatMap({ try records.person($0) }) else {
            throw Refusal.nobodyKnown(account.username)
        }
        return (account, person)
    }
}
