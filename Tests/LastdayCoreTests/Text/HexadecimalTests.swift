import LastdayCore
import Testing

@Suite struct HexadecimalTests {
    @Test func `every byte is two digits`() {
        #expect(hexadecimal([0, 9, 10, 255]) == "00090aff")
        #expect(hexadecimal([]) == "")
    }
}
