import LastdayCore
import Testing

@testable import LastdayService

@Suite struct SettingsTests {
    private func read(_ text: String) throws -> Settings { try Settings(text: text, file: "lastday.toml") }

    private func fault(_ text: String) -> String? {
        do {
            _ = try read(text)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func `an empty file gives the defaults`() throws {
        #expect(try read("") == Settings())
    }

    @Test(arguments: [
        "[.clock]", "[ .clock]", "[[.clock]]", "[[[clock]]]", "[[ [clock]]]", "[", "[[", "[\u{FEFF}clock]",
        "x = 1\n [=]", "[\u{0}", "[\nclock]", "[\rclock]", "[ # clock\nclock]",
        "store = \"\"\"\n[hold]\n\"\"\"\n[.clock]", "store = ''''''''\n[.clock]", "# it's\n[.clock]",
        "store = '\\'\n[.clock]",
    ])
    func `a table without a name is refused`(text: String) {
        #expect(fault(text)?.contains("a name must follow the bracket, as in [hold]") == true)
    }

    @Test(arguments: [
        "protected = [}]", "protected = [ \"a\", }", "protected = [ # it's\n}", "protected = [\u{2028}]",
        "protected = [\"a\",\u{85}]", "protected = [\"\"\"a\"\"\"\"\", }", "protected = [[\n[1, [}]]]",
        "[hold]\nx = {y = ['\\', }]}",
    ])
    func `an array with a stray brace in place of a value is refused`(text: String) {
        #expect(fault(text)?.contains("a value must follow") == true)
    }

    @Test(arguments: ["count = 2026-12-18 5", "count = 2026-12-18", "protected = [\"a\", 0001-01-01 5\n]"])
    func `a date is refused, whatever follows it`(text: String) {
        #expect(fault(text)?.contains("line 1: no key takes a date") == true)
    }

    @Test(arguments: [
        "", "# [.clock]", "protected = [\"[}\", '[}', # [}\n \"\"\"\n[.clock]\n[}\"\"\"]\n[clock]\n",
        "protected = []", "protected = [\"2026-12-18 5\"]",
        "protected = [\n\"a\",\n]", "hold = {}", "\u{FEFF}[hold]\r\ncount = 1\r\n", "[ hold ]", "[\"hold\"]",
        "store = \"a\\\"[}\\\\\"", "store = ''''[}'''''", "protected = [\"\"\"\\\n  [}\"\"\"]",
    ])
    func `text that only looks like a fault is read`(text: String) {
        #expect(fault(text) == nil)
    }

    @Test func `every key is read`() throws {
        var wanted = Settings()
        wanted.timezone = "America/Denver"
        wanted.expires = .startOfDay
        wanted.store = "/tmp/x.db"
        wanted.disableOnClosing = false
        wanted.protected = ["admin", "role:District Administrator"]
        wanted.caseSensitiveUsernames = true
        wanted.hold.percent = 7
        wanted.hold.count = 30
        wanted.leapHours = 48
        wanted.waitMinutes = 5
        wanted.isInContainer = true
        wanted.metricsTextfile = "/tmp/lastday.prom"
        wanted.columns = ["Login Kennung": "Username"]
        wanted.keptColumns = ["Badge"]
        wanted.ignoredColumns = ["On Leave"]
        wanted.included = [.student, .guardian]
        #expect(
            try read(
                """
                timezone = "America/Denver"
                expires = "start-of-day"
                store = "/tmp/x.db"
                disable_on_closing = false
                protected = ["admin", "role:District Administrator"]
                case_sensitive_usernames = true

                [hold]
                percent = 7
                count = 30

                [clock]
                leap_hours = 48
                wait_minutes = 5

                [audit]
                container = true

                [metrics]
                textfile = "/tmp/lastday.prom"

                [columns]
                "Login Kennung" = "Username"

                [import]
                keep_columns = ["Badge"]
                ignore_columns = ["On Leave"]
                include = ["students", "guardians"]
                """
            ) == wanted
        )
    }

    @Test(
        arguments: [
            ("timezon = 1", "lastday.toml, line 1: unknown key \"timezon\"; did you mean \"timezone\"?"),
            (
                "\n[hold]\n\nprecent = 1",
                "lastday.toml, line 4: unknown key \"precent\"; did you mean \"percent\"?"
            ),
            (
                "[import]\ninclude = [\"pupils\"]",
                "lastday.toml, line 2: import.include has \"pupils\"; write \"students\" or \"guardians\""
            ),
            ("hold.percent = 101", "lastday.toml, line 1: hold.percent is 101; write 0 to 100"),
            ("[clock]\nleap_hours = 0", "lastday.toml, line 2: clock.leap_hours is 0; write 1 or more"),
            ("clock.wait_minutes = -1", "lastday.toml, line 1: clock.wait_minutes is -1; write 0 or more"),
            (
                "protected = \"admin\"",
                "lastday.toml, line 1: protected has a value of the wrong type; "
                    + "see: man lastday.toml"
            ),
        ]
    )
    func `an error is reported with its line and a remedy`(text: String, message: String) {
        #expect(fault(text) == message)
    }

    @Test func `the packaged configuration equals the defaults`() throws {
        var packaged = try Settings(file: Checkout.file("config/lastday.toml"))
        #expect(packaged.timezone == nil)
        packaged.timezone = nil
        #expect(packaged == Settings())
    }
}
