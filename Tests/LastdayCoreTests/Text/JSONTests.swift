import LastdayCore
import Testing

@Suite struct JSONTests {
    @Test func `an object keeps the order of its fields, on one line`() throws {
        let fields = [
            Field("username", .text("keltnerc")),
            Field("account", .number(-9_007_199_254_740_993)),
            Field("disabled", .flag(false)),
            Field("expires_on", .date(try CivilDate(reading: "2026-12-18"))),
            Field("closed_at", .instant(Instant("2026-12-19T07:00:00Z"))),
            Field("homepage", .none),
            Field("roles", .list(["Teacher", "a \"b\""])),
            Field("groups", .list([])),
            Field("other", .named([NamedText(name: "FT\"E", text: "0.5\n"), NamedText(name: "", text: "")])),
        ]
        #expect(
            JSON.object(fields) == #"""
                {"username":"keltnerc","account":-9007199254740993,"disabled":false,"expires_on":"2026-12-18",\#
                "closed_at":"2026-12-19T07:00:00.000Z","homepage":null,"roles":["Teacher","a \"b\""],"groups":[],\#
                "other":{"FT\"E":"0.5\n","":""}}
                """#
        )
        #expect(JSON.object([]) == "{}")
    }

    @Test(arguments: [
        ("", #""""#), (#"a\b"#, #""a\\b""#), ("\"", #""\"""#), ("\r\n\t", #""\r\n\t""#),
        ("\u{0}\u{1b}\u{1f}", #""\u0000\u001b\u001f""#), ("Zoë\u{301} 👩‍🏫\u{7f}", "\"Zoë\u{301} 👩‍🏫\u{7f}\""),
        ("Zoë\n👩‍🏫", #""Zoë\n👩‍🏫""#), ("\r\n", #""\r\n""#), ("\"\u{301}", "\"\\\"\u{301}\""),
    ])
    func `a text is escaped where RFC 8259 requires it, and nowhere else`(text: String, json: String) {
        // Compares scalars, because strings of different scalars can be equal.
        #expect(Array(JSON.text(.text(text)).unicodeScalars) == Array(json.unicodeScalars))
    }
}
