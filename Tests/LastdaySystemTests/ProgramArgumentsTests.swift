import Testing

@testable import LastdaySystem

@Suite struct ProgramArgumentsTests {
    private func arguments(_ text: String, calledAs name: String = "lastday") throws -> [String] {
        try ProgramArguments.arguments(in: Array(text.utf8), calledAs: name)
    }

    @Test func `each argument ends with a zero byte, even an empty one`() throws {
        #expect(try arguments("lastday\0") == ["lastday"])
        #expect(try arguments("lastday\0queue\0marsh\0--now\0") == ["lastday", "queue", "marsh", "--now"])
        #expect(try arguments("lastday\0search\0\0\0") == ["lastday", "search", "", ""])
        #expect(try arguments("\0--help\0", calledAs: "") == ["", "--help"])
    }

    @Test func `an argument that is not UTF-8 is repaired, not dropped`() throws {
        let bytes: [UInt8] = Array("lastday\0".utf8) + [0xff, 0]
        #expect(try ProgramArguments.arguments(in: bytes, calledAs: "lastday") == ["lastday", "\u{FFFD}"])
    }

    @Test func `the dynamic linker and its options are dropped if it started the program`() throws {
        #expect(
            try arguments("/lib64/ld-linux.so.2\0--preload\0x.so\0lastday\0list\0") == ["lastday", "list"]
        )
        #expect(try arguments("renamed\0list\0") == ["renamed", "list"])
    }

    @Test(arguments: ["", "lastday", "lastday\0queue"]) func `bytes that cannot be arguments are refused`(
        text: String
    ) {
        #expect(throws: UnreadableArguments.self) { try arguments(text) }
    }

    @Test func `the arguments of this process are the same as Swift's`() throws {
        #expect(try ProgramArguments.read() == CommandLine.arguments)
    }
}
