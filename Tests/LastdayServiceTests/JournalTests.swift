import Foundation
import LastdayCore
import LastdaySystem
import Testing

@testable import LastdayService

@Suite struct JournalTests {
    private static let store = StoreIdentity(
        at: StoreAddress(name: "/nowhere/lastday.db"),
        beginning: .beginning
    )

    @Test func `a name of several megabytes is shortened, so its entry is not lost`() {
        let fields = JournalEntry(
            entry(.closed, username: String(repeating: "L", count: 10_000_000)),
            of: Self.store
        ).fields
        #expect(fields.count > 10 && fields.allSatisfy { $0.value.utf8.count < 100_000 })
    }

    private func entry(_ kind: Event.Kind, username: String? = "keltnerc", changes: String = "{}")
        -> AuditEntry
    {
        AuditEntry(
            sequence: 47,
            at: Instant(milliseconds: 1_797_663_600_004),
            kind: kind,
            actor: "lastdayd",
            actorUID: 0,
            command: "night",
            username: username,
            person: 12,
            expiresOn: CivilDate(year: 2026, month: 12, day: 18),
            run: 2,
            night: CivilDate(year: 2026, month: 12, day: 19),
            changes: changes,
            link: AuditLink.beginning
        )
    }

    private func value(_ name: String, _ entry: AuditEntry) -> String? {
        JournalEntry(entry, of: StoreIdentity(at: StoreAddress(name: "/tmp"), beginning: .beginning)).fields
            .first {
                $0.name == name
            }?.value
    }

    @Test func `the entry of a closing has all its fields`() {
        let fields = JournalEntry(entry(.closed), of: Self.store).fields.map {
            "\($0.name)=\($0.value)"
        }
        #expect(
            fields == [
                "MESSAGE=Closed keltnerc: Expires Date 2026-12-18, run 2, by lastdayd",
                "MESSAGE_ID=\(MessageID.of(.closed))",
                "PRIORITY=5",
                "SYSLOG_IDENTIFIER=lastday",
                "LASTDAY_EVENT=closed",
                "LASTDAY_AUDIT=47",
                "LASTDAY_AT=2026-12-19T07:00:00.004Z",
                "LASTDAY_ACTOR=lastdayd",
                "LASTDAY_COMMAND=night",
                "LASTDAY_USERNAME=keltnerc",
                "LASTDAY_PERSON=12",
                "LASTDAY_EXPIRES_ON=2026-12-18",
                "LASTDAY_CLOSED_AT=2026-12-19T07:00:00.004Z",
                "LASTDAY_RUN=2",
                "LASTDAY_NIGHT=2026-12-19",
                "LASTDAY_AUDIT_HEAD=\(AuditLink.beginning)",
                "LASTDAY_STORE=/nowhere/lastday.db",
                "LASTDAY_AUDIT_FIRST=\(AuditLink.beginning)",
            ]
        )
    }

    @Test func `only a closing has the field LASTDAY_CLOSED_AT`() {
        #expect(
            !JournalEntry(entry(.queued), of: Self.store).fields.contains {
                $0.name == "LASTDAY_CLOSED_AT"
            }
        )
    }

    @Test(arguments: [Event.Kind.closed, .queued, .runFinished, .imported])
    func `every entry has its link and identifies the store's audit`(kind: Event.Kind) {
        #expect(value("LASTDAY_AUDIT_HEAD", entry(kind)) == String(repeating: "0", count: 64))
        #expect(value("LASTDAY_STORE", entry(kind)) == "/tmp")
        #expect(value("LASTDAY_AUDIT_FIRST", entry(kind)) == String(repeating: "0", count: 64))
    }

    @Test func `the closing of a departure names the person who queued it`() {
        let changes =
            #"{"offboarding 3":{"state":["queued","completed"],"queued_by":["mlindqvist","mlindqvist"]}}"#
        let closed = entry(.closed, changes: changes)
        #expect(value("LASTDAY_QUEUED_BY", closed) == "mlindqvist")
        #expect(
            value("MESSAGE", closed)
                == "Closed keltnerc: Expires Date 2026-12-18, run 2, queued by mlindqvist, by lastdayd"
        )
        #expect(value("LASTDAY_QUEUED_BY", entry(.cancelled, changes: changes)) == nil)
        let without = #"{"account 1":{"other":[null,"\"queued_by\":[\"x\",\"forged\"]"]}}"#
        #expect(value("LASTDAY_QUEUED_BY", entry(.closed, changes: without)) == nil)
    }

    @Test func `entries that call for a person are critical and say what is held or in doubt`() {
        let held = entry(
            .held,
            username: nil,
            changes: #"{"run 2":{"held":[0,166],"token":[null,"0123456789abcdef"]}}"#
        )
        #expect(value("PRIORITY", held) == "2")
        #expect(value("LASTDAY_TOKEN", held) == "0123456789abcdef")
        #expect(value("MESSAGE", held)?.hasPrefix("Held back 166 accounts that nobody queued, run 2") == true)
        let doubted = entry(
            .clockDoubted,
            username: nil,
            changes: #"{"run 2":{"doubt":[null,"it is 2099"]}}"#
        )
        #expect(value("PRIORITY", doubted) == "2")
        #expect(value("MESSAGE", doubted)?.hasSuffix("2026-12-19: it is 2099, by lastdayd") == true)
    }

    @Test func `a line break in a name stays in its field and is escaped in the message`() {
        let fields = JournalEntry(entry(.closed, username: "a\nMESSAGE=forged"), of: Self.store).fields
        #expect(
            fields.first?.value == "Closed a\\u{a}MESSAGE=forged: Expires Date 2026-12-18, run 2, by lastdayd"
        )
        #expect(fields.first { $0.name == "LASTDAY_USERNAME" }?.value == "a\nMESSAGE=forged")
    }

    @Test func `every kind of entry has its own message identifier in the journal's format`() {
        let all = Event.Kind.allCases.map(MessageID.of) + ServiceEvent.allCases.map(MessageID.of)
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { $0.count == 32 && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } })
    }

    @Test func `the message catalog explains every kind of entry`() throws {
        let catalog = try String(contentsOfFile: Checkout.file("systemd/lastday.catalog"), encoding: .utf8)
        for id in Event.Kind.allCases.map(MessageID.of) + ServiceEvent.allCases.map(MessageID.of) {
            #expect(catalog.contains("\n-- \(id)\nSubject: "), "\(id)")
        }
    }
}
