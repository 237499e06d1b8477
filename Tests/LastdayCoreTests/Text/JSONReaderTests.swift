import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

extension JSONReader {
    /// Creates a reader of a text that arrives in portions of a given number of bytes.
    init(bytes: [UInt8], portion: Int = .max) {
        var rest = bytes[...]
        self.init {
            defer { rest = rest.dropFirst(portion) }
            return Array(rest.prefix(portion))
        }
    }

    init(text: String, portion: Int = .max) {
        self.init(bytes: Array(text.utf8), portion: portion)
    }
}

@Suite struct JSONReaderTests {
    private func whole(_ text: String, portion: Int = .max) throws -> JSONValue {
        var reader = JSONReader(text: text, portion: portion)
        let value = try reader.value()
        try reader.end()
        return value
    }

    private let text = #"""
         {"a": [1, -0.50e+3, 12345678901234567890, true, false, null, {}],
        "\u00e5\n\ud83d\ude00\/\"": "Åsa\t", "a": []}

        """#

    @Test(arguments: [1, 2, 3, 7, 4_096])
    func `order, spelling of numbers and repeated names are preserved, whatever the portions`(portion: Int)
        throws
    {
        #expect(
            try whole(text, portion: portion).line
                == #"{"a":[1,-0.50e+3,12345678901234567890,true,false,null,{}],"å\n😀/\"":"Åsa\t","a":[]}"#
        )
    }

    @Test func `a value that was written is read back unchanged`() throws {
        var nasty = Nasty(seed: 7)
        for _ in 0..<500 {
            let value = JSONValue.object([
                JSONValue.Member(name: nasty.text(), value: .list([.text(nasty.text()), .number("1.0")]))
            ])
            #expect(try whole(value.line) == value)
        }
    }

    @Test(
        arguments: [
            ("", "line 1, column 1: unexpected end of the text"),
            ("{\n \"a\": 1,\n}", "line 3, column 1: a comma with nothing after it"),
            ("[1 2]", "line 1, column 4: expected a comma or \"]\""),
            ("{\"a\" 1}", "line 1, column 6: expected a colon"),
            ("{a: 1}", "line 1, column 2: expected a name in quotation marks"),
            ("[01]", "line 1, column 3: a number may not begin with 0"),
            ("[1.]", "line 1, column 4: expected a digit"),
            ("[-]", "line 1, column 3: expected a digit"),
            ("[.5]", "line 1, column 2: expected a value"),
            ("nul", "line 1, column 1: expected a value"),
            ("[1]\n x", "line 2, column 2: unexpected text after the end"),
            ("[\"a", "line 1, column 4: unexpected end of the text"),
            ("[", "line 1, column 2: unexpected end of the text"),
            (
                "\"a\nb\"",
                "line 1, column 3: a line end or control character within a text; write it as \\n or \\u000a"
            ),
            (#""\ud83d""#, "line 1, column 9: an unpaired surrogate"),
            (#""\ude00""#, "line 1, column 8: an unpaired surrogate"),
            (#""\u12g4""#, "line 1, column 7: expected four hexadecimal digits"),
            (#""\x""#, "line 1, column 3: invalid escape after a backslash"),
        ]
    )
    func `invalid JSON is refused with the position of the fault`(text: String, displayText: String) {
        let error = #expect(throws: UnreadableJSON.self) { try whole(text) }
        #expect(error?.displayText == displayText)
    }

    @Test func `text that is not UTF-8 is refused`() {
        var reader = JSONReader(bytes: [0x22, 0xE9, 0x22])
        #expect(throws: UnreadableJSON(line: 1, column: 1, fault: "not UTF-8 text")) { try reader.value() }
    }

    @Test func `a text that is nested too deeply is refused`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: UnreadableJSON.self) { try whole(deep) }
    }
}
