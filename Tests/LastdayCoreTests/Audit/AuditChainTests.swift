import LastdayCore
import Testing

@Suite struct AuditChainTests {
    private let first = AuditEntry(
        sequence: 1,
        at: Instant(milliseconds: 1_796_054_400_000),
        kind: .imported,
        actor: "keltner",
        actorUID: 1_000,
        command: "import",
        username: "alee",
        person: nil,
        expiresOn: nil,
        run: nil,
        night: nil,
        changes: #"{"account 1":{"username":[null,"alee"]}}"#
    )
    private let second = AuditEntry(
        sequence: 2,
        at: Instant(milliseconds: 1_796_054_400_001),
        kind: .queued,
        actor: "Åsa",
        actorUID: 0,
        command: "queue",
        username: "alee",
        person: 12,
        expiresOn: CivilDate(year: 2026, month: 12, day: 18),
        run: 7,
        night: CivilDate(year: 2026, month: 12, day: 19),
        changes: "{}"
    )

    @Test func `another program that follows the description computes the same links`() {
        // Computed with Python's hashlib.
        var linking = AuditChain()
        #expect(
            linking.link(first).description
                == "1298c01b58dcf9abb59ec5e382f0bfda933a44ed659194b12a23a249c79c121e"
        )
        #expect(
            linking.link(second).description
                == "e76d7e1a2aae8c27d6f856ffbca5babdce55e0f90e767fd8221fbdb105df688f"
        )
        #expect(second.linked(by: &linking).link == linking.head)
    }

    @Test func `fields added as bytes give the same link as the entry`() {
        var (whole, parts) = (AuditChain(), AuditChain())
        for field in first.fields {
            switch field.value {
            case .number(let number): parts.add(number)
            case .text(let text), .json(let text):
                Array(text.utf8).withUnsafeBytes { parts.add($0) }
            default: parts.addNothing()
            }
        }
        #expect(parts.link() == whole.link(first))
    }

    @Test(arguments: [0, 1, -1, 10, 47, Int64.max, Int64.min]) func `a number is linked as its digits`(
        number: Int64
    ) {
        var (digits, text) = (AuditChain(), AuditChain())
        digits.add(number)
        Array(String(number).utf8).withUnsafeBytes { text.add($0) }
        #expect(digits.link() == text.link())
    }

    @Test func `a missing field differs from an empty text, and the boundaries of texts count`() {
        func link(_ texts: [String?]) -> AuditLink {
            var linking = AuditChain()
            for text in texts {
                if let text {
                    Array(text.utf8).withUnsafeBytes { linking.add($0) }
                } else {
                    linking.addNothing()
                }
            }
            return linking.link()
        }
        #expect(Set([[nil, ""], ["", nil], ["ab", "c"], ["a", "bc"]].map(link)).count == 4)
    }

    @Test func `a link is read back from its own spelling, and from no other`() {
        var linking = AuditChain()
        let link = linking.link(first)
        #expect(AuditLink(link.description) == link)
        #expect(link.withUnsafeBytes { AuditLink($0) } == link)
        for text in [
            "", "0", link.description.uppercased(), link.description + "0",
            "+" + link.description.dropFirst(),
        ] {
            #expect(AuditLink(text) == nil, "\(text)")
        }
    }
}
