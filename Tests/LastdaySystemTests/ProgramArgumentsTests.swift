import Testing

@testable import LastdaySystem

@Suite struct ProgramArgumentsTests {
    private func arguments(_ text: String, calledAs name: String = "lastday") throws -> [String] {
        try ProgramArguments.arguments(in: Array(text.utf8), calledAs: name)
    }

    @Test func `each ends with a zero, also one that is empty`() throws {
        #expect(try arguments("lastday\0") == ["lastday"])
        #expect(try arguments("lastday\0queue\0marsh\0--now\0") == ["lastday", "queue", "marsh", "--now"])
        #expect(try arguments("lastday\0search\0\0\0") == ["lastday", "search", "", ""])
        #expect(try arguments("\0--help\0", calledAs: "") == ["", "--help"])
    }

    @Test func `what is no text is mended, and not left out`() throws {
        let bytes: [UInt8] = Array("lastday\0".utf8) + [0xff, 0]
        #expect(try ProgramArguments.arguments(in: bytes, calledAs: "lastday") == ["lastday", "\u{FFFD}"])
    }

    @Test func `the dynamic linker, by which a program can be started, is not the program`() throws {
        #expect(
            try arguments("/lib64/ld-linux.so.2\0--preload\0x.so\0lastday\0list\0") == ["lastday", "list"]
        )
        #expect(try arguments("renamed\0list\0") == ["renamed", "list"])
    }

    @Test(arguments: ["", "lastday", "lastday\0queue"]) func `what cannot be arguments is refused`(
        text: String
    ) {
        #expect(throws: UnreadableArguments.self) { try arguments(text) }
    }

    @Test func `those of this process are as Swift has them`() throws {
        #expect(try ProgramArguments.read() == CommandLine.arguments)
    }
}
