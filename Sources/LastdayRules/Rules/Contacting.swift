/// The district's AIM contacts, whom the District AIM Contact Form names (the guide's note).
public enum Contacting {
    /// Decides that an account's person is a contact.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    public static func mark(_ username: String, in records: any Records) throws -> Decision<Person> {
        let (account, person) = try person(of: username, in: records)
        var contact = person
        contact.isContact = true
        contact.owesContactForm = try records.queuedOffboarding(of: account.number) != nil
        guard contact != person else { return Decision([], person) }
        return Decision([Event(.contactMarked, to: account, [.person(from: person, to: contact)])], contact)
    }

    /// Decides that the form was sent, by which the person is a contact no longer.
    ///
    /// - Throws: ``Refusal`` where no form is due, or what the store throws.
    public static func done(_ username: String, in records: any Records) throws -> Decision<Person> {
        let (account, person) = try person(of: username, in: records)
        guard person.owesContactForm else { throw Refusal.noFormDue(account.username) }
        var former = person
        former.isContact = false
        former.owesContactForm = false
        return Decision([Event(.contactFormSent, to: account, [.person(from: person, to: former)])], former)
    }

    private static func person(
        of username: String,
        in records: any Records
    ) throws -> (account: UserAccount, person: Person) {
        let account = try records.existingAccount(named: username)
        guard let person = try account.person.flatMap({ try records.person($0) }) else {
            throw Refusal.nobodyKnown(account.username)
        }
        return (account, person)
    }
}
