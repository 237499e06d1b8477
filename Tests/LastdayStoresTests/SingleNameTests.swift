import Foundation
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayStores

// That a file mounted apart from its folder is refused too is tested end to end, because it takes a mount.
@Suite struct SingleNameTests {
    @Test(arguments: StoreKind.inFiles)
    func `a store with a second hard link is opened by neither name`(kind: StoreKind) throws {
        let district = try District(kind)
        let ending = (district.path as NSString).pathExtension
        let other = (district.path as NSString).deletingLastPathComponent + "/other.\(ending)"
        try FileManager.default.linkItem(atPath: district.path, toPath: other)
        for path in [district.path, other] {
            #expect { try Stores.open(at: path) } throws: { error in
                let there = path == other ? district.path : other
                return (error as? StoreFailure)?.kind == .unavailable
                    && "\(error)".contains("has another name, \(there)")
            }
        }
        try FileManager.default.removeItem(atPath: other)
        #expect(throws: Never.self) { try Stores.open(at: district.path) }
    }

    @Test func `a JSON store whose audit has a second hard link is refused`() throws {
        let district = try District(.json)
        try district.add("a")
        let audit = JSONStore.auditPath(of: district.path)
        try FileManager.default.linkItem(atPath: audit, toPath: audit + ".other")
        #expect(throws: StoreFailure.self) { try Stores.open(at: district.path) }
    }

    @Test func `a hard link under the name of the previous state is allowed`() throws {
        let district = try District(.json)
        try district.add("a")
        // Each write creates this link for an instant if the file system cannot exchange two files.
        let before = StoreDraft.before(district.path)
        try FileManager.default.removeItem(atPath: before)
        try FileManager.default.linkItem(atPath: district.path, toPath: before)
        #expect(throws: Never.self) { try Stores.open(at: district.path) }
    }

    @Test(arguments: StoreKind.inFiles)
    func `a symbolic link is followed`(kind: StoreKind) throws {
        let district = try District(kind)
        let ending = (district.path as NSString).pathExtension
        let link = (district.path as NSString).deletingLastPathComponent + "/link.\(ending)"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: district.path)
        #expect(throws: Never.self) { try Stores.open(at: link) }
    }
}
