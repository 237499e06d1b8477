import Glibc
import LastdayRules
import LastdayTestKit
import Testing

@testable import LastdayStores

@Suite struct TellingLockTests {
    @Test(arguments: StoreKind.inFiles)
    func `the turn to tell is not the right to serve`(kind: StoreKind) throws {
        let district = try District(kind)
        let file = open(try #require(district.store as? any FileStore).lockFile, O_RDWR | O_CLOEXEC)
        defer { close(file) }
        var served = flock(l_type: Int16(F_WRLCK), l_whence: 0, l_start: 1 << 62, l_len: 1, l_pid: 0)
        #expect(fcntl(file, FileLock.setCommand, &served) == 0)
        #expect(try district.store.deliveringAlone(to: .journal) { true } == true)
    }
}
