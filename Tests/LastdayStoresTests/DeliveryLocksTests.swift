import LastdayCore
import LastdaySystem
import LastdayTestKit
import SystemPackage
import Testing

@testable import LastdayStores

@Suite struct DeliveryLocksTests {
    @Test(arguments: StoreKind.inFiles)
    func `a process may deliver the audit while another holds the lease`(kind: StoreKind) throws {
        let district = try District(kind)
        let lockFile = try #require(district.store as? any FileStore).lockFile
        let file = try OpenFile<StoreFailure>(lockFile, .readWrite)
        #expect(try FileLock(on: file.descriptor, byte: 1 << 62).take())
        let isDone = try withExtendedLifetime(file) {
            try district.store.deliveringAlone(to: .journal) { true }
        }
        #expect(isDone == true)
    }
}
