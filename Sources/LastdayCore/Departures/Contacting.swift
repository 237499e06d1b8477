/// The district's AIM contacts, whom the District AIM Contact Form names (the guide's note).
public enum Contacting {
    /// Decides that an account's person is a contact.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    public static func mark(_ username: String, in records: any RecordReader) throws -> Decision<Person> {
        let (account, person) = try person(of: username, in: records)
        let queued = try records.accounts(of: person.number)
            .compactMap { try records.queuedOffboarding(of: $0.number) }
        var contact = person
        contact.isContact = true
        contact.owesContactForm = person.owesContactForm || !queued.isEmpty
        guard contact != person else { return Decision([], person) }
        var changes: [Change] = [Change(from: person, to: contact)]
        // Whoever leaves already: their departures take the form back when they are called off.
        let form = End(of: .contactForm, person.number, replacing: nil)
        for departure in queued where !person.owesContactForm && !departure.has(form) {
            var owing = departure
            owing.ends.append(form)
            changes.append(Change(from: departure, to: owing))
        }
        return Decision([Event(.contactMarked, to: account, changes)], contact)
    }

    /// Decides that the form was sent, by which the person is a contact no longer.
    ///
    /// - Throws: ``Refusal`` where no form is due, or what the store throws.
    public static func done(_ username: String, in records: any RecordReader) throws -> Decision<Person> {
        let (account, person) = try person(of: username, in: records)
        guard person.owesContactForm else { throw Refusal.noFormDue(account.username) }
        var former = person
        former.isContact = false
        former.owesContactForm = false
        return Decision([Event(.contactFormSent, to: account, [Change(from: person, to: former)])], former)
    }

    private static func person(
        of username: String,
        in records: any RecordReader
    ) throws -> (account: UserAccount, person: Person) {
        let account = try records.existingAccount(named: username)
        guard let person = try account.person.flatMap({ try records.person($0) }) else {
            throw Refusal.nobodyKnown(account.username)
        }
        return (account, person)
    }
}
