import LastdayRules
import LastdaySystem
import LastdayTestKit
import SystemPackage
import Testing

@testable import LastdayStores

@Suite struct TellingLockTests {
    @Test(arguments: StoreKind.inFiles)
    func `the turn to tell is not the right to serve`(kind: StoreKind) throws {
        let district = try District(kind)
        let file = try OpenFile<StoreFailure>(district.store.lockFile, .readWrite)
        #expect(try FileLock(on: file.descriptor, byte: 1 << 62).take())
        #expect(try withExtendedLifetime(file) { try district.store.tellingAlone { true } } == true)
    }
}
