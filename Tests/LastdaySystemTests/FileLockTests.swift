import LastdaySystem
import SystemPackage
import Testing

@Suite struct FileLockTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder(at: TemporaryFolder.freePath) }

    private func opened() throws -> OpenFile<Errno> {
        try OpenFile(folder.path + "/locked", .readWrite, .create)
    }

    @Test func `one open file has the lock, others can query it, and closing the file releases it`() throws {
        let other = try opened()
        let asked = FileLock(on: other.descriptor, byte: 7)
        do {
            let file = try opened()
            let lock = FileLock(on: file.descriptor, byte: 7)
            #expect(try lock.take())
            #expect(!lock.isHeldElsewhere)
            #expect(asked.isHeldElsewhere)
            #expect(try !asked.take())
            #expect(try FileLock(on: other.descriptor, byte: 8).take())
            try lock.release()
            #expect(!asked.isHeldElsewhere)
            #expect(try lock.take(within: 0))
            withExtendedLifetime(file) {}
        }
        #expect(try asked.take())
        withExtendedLifetime(other) {}
    }
}
