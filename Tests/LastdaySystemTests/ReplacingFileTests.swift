import Foundation
import LastdaySystem
import SystemPackage
import Testing

@Suite struct ReplacingFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/figures" }

    init() throws { folder = try TemporaryFolder(at: TemporaryFolder.freePath) }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    private func text(at path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func draft(_ text: String) throws -> ReplacingFile<Errno> {
        let new = try ReplacingFile<Errno>(for: path)
        try new.file.append(Array(text.utf8))
        return new
    }

    @Test func `a draft is visible at the file's path only once it takes the file's place`() throws {
        try write("old", to: path)
        let new = try draft("new")
        #expect(try text(at: path) == "old")
        try new.takePlace()
        #expect(try text(at: path) == "new")
        #expect(try Folders.names(in: folder.path) == ["figures"])
    }

    @Test func `a draft can take a free place only, and leaves an existing file as it is`() throws {
        #expect(try draft("first").takeFreePlace())
        let second = try draft("second")
        #expect(try !second.takeFreePlace())
        second.discard()
        #expect(try text(at: path) == "first")
        #expect(try Folders.names(in: folder.path) == ["figures"])
    }

    @Test func `a file that has changed meanwhile stays, and so does the draft`() throws {
        try write("theirs", to: path)
        let new = try draft("ours")
        var looks = 0
        let isTaken = try new.takePlace(keeping: path + "~") { _ throws(Errno) in
            looks += 1
            return looks == 1
        }
        #expect(!isTaken && looks == 2)
        #expect(try text(at: path) == "theirs")
        #expect(try text(at: path + ".partial") == "ours")
    }

    @Test func `a check that fails leaves the file as it was`() throws {
        try write("theirs", to: path)
        let new = try draft("ours")
        var looks = 0
        #expect(throws: Errno.ioError) {
            _ = try new.takePlace(keeping: path + "~") { _ throws(Errno) in
                looks += 1
                if looks == 2 { throw .ioError }
                return true
            }
        }
        #expect(try text(at: path) == "theirs")
    }

    @Test func `a leftover draft is refused, removed or kept, and a link is not followed`() throws {
        try write("precious", to: folder.path + "/precious")
        let draft = ReplacingFile<Errno>.draft(of: path)
        try FileManager.default.createSymbolicLink(
            atPath: draft,
            withDestinationPath: folder.path + "/precious"
        )
        #expect(throws: Errno.fileExists) { _ = try ReplacingFile<Errno>(for: path) }
        _ = try ReplacingFile<Errno>(for: path, leftover: .isKept(as: path + ".left"))
        _ = try ReplacingFile<Errno>(for: path, leftover: .isRemoved)
        #expect(try text(at: path + ".left") == "precious")
    }

    @Test func `a folder can take a free place only`() throws {
        let new = try NewFolder<Errno>(for: path)
        try write("1", to: new.draft + "/one")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(throws: Errno.fileExists) { try new.takeFreePlace() }
        rmdir(path)
        try new.takeFreePlace()
        #expect(try Folders.names(in: path) == ["one"])
    }
}
