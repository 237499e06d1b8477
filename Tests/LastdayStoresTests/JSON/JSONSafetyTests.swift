import Dispatch
import Foundation
import Glibc
import LastdayMessages
import LastdayCore
import LastdayTestKit
import Synchronization
import Testing

@testable import LastdayStores

/// Tests that the file and its audit agree whenever a process is killed, and that no program's change is lost.
@Suite struct JSONSafetyTests {
    private func copyFiles(of district: District) throws -> [String: Data] {
        let paths = [district.path, JSONStore.auditPath(of: district.path)]
        return try Dictionary(
            uniqueKeysWithValues: paths.map { ($0, try Data(contentsOf: URL(filePath: $0))) }
        )
    }

    private func put(_ files: [String: Data]) throws {
        for (path, data) in files { try data.write(to: URL(filePath: path)) }
    }

    private func digest(_ store: any Store) throws -> String { try store.read { try Digest(of: $0).text } }

    @Test(arguments: ["", "no entry"])
    func `a store is not made beside the audit of one that is gone`(audit: String) throws {
        let folder = URL.temporaryDirectory.appending(path: "lastday-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (place, left) = (folder.path + "/n.json", folder.path + "/n.audit.jsonl")
        try Data(audit.utf8).write(to: URL(filePath: left))
        #expect(throws: StoreFailure.exists(left)) { try Stores.make(at: place) }
        #expect(throws: StoreFailure.exists(left)) { try Stores.refuseExisting(at: place) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["n.audit.jsonl"])
    }

    @Test func `a change that reached the audit but not the file is made up for at the next start`()
        throws
    {
        let district = try District.json()
        try district.importRow("lee", try .at("0860", from: "2010-08-01", .of("Teacher")))
        try district.add("temp", expires: "2026-12-01")
        let before = try Data(contentsOf: URL(filePath: district.path))
        try district.queue("lee", "2026-12-18")
        let whole = try digest(district.store)
        try before.write(to: URL(filePath: district.path))
        let again = try district.reopened()
        #expect(try digest(again) == whole)
        #expect(try again.faults() == [])
    }

    @Test func `a process killed while it writes the audit leaves every act done or not done`() throws {
        let district = try District.json(at: "2026-12-18T12:00")
        for name in ["a", "b", "c"] { try district.add(name, expires: "2026-12-18") }
        try district.setClock("2026-12-19T00:00")
        let before = try copyFiles(of: district)
        let without = try digest(district.store)
        try district.sweep(inSteps: 1)
        let after = try copyFiles(of: district)
        let audit = JSONStore.auditPath(of: district.path)
        let (short, long) = (before[audit] ?? Data(), after[audit] ?? Data())
        var outcomes: Set<String> = []
        for length in stride(from: short.count, through: long.count, by: 7) {
            try put(before)
            try long.prefix(length).write(to: URL(filePath: audit))
            let store = try district.reopened()
            outcomes.insert(try digest(store))
            #expect(try store.faults() == [])
            let (closed, entries) = try store.read { records in
                (
                    try ["a", "b", "c"].count { try records.account(named: $0)?.closing != nil },
                    try records.audit(AuditSelection(kind: .closed)).count
                )
            }
            #expect(closed == entries)
        }
        #expect(outcomes.contains(without) && outcomes.count > 2)
    }

    @Test func `a file torn by another program can be restored from its predecessor and the audit`() throws {
        let district = try District.json()
        for name in ["a", "b"] { try district.add(name) }
        try district.queue("a", "2026-12-18")
        let whole = try digest(district.store)
        try Data(district.text.utf8.prefix(200)).write(to: URL(filePath: district.path))
        let error = #expect(throws: StoreFailure.self) { try district.add("c") }
        #expect(error?.description.contains("the one before it is \(district.path)~") == true)
        try FileManager.default.removeItem(atPath: district.path)
        try FileManager.default.copyItem(atPath: district.path + "~", toPath: district.path)
        #expect(try digest(district.reopened()) == whole)
    }

    @Test func `an act of which a power failure lost pages has not happened`() throws {
        let district = try District.json(at: "2026-12-18T12:00")
        for name in ["a", "b", "c"] { try district.add(name, expires: "2026-12-18") }
        try district.setClock("2026-12-19T00:00")
        let before = try copyFiles(of: district)
        let without = try digest(district.store)
        try district.sweep()
        let audit = JSONStore.auditPath(of: district.path)
        let (short, whole) = (before[audit]?.count ?? 0, Array(try copyFiles(of: district)[audit] ?? Data()))
        let everything = try digest(district.store)
        var outcomes: Set<String> = []
        let page = 64
        for start in stride(from: short, to: whole.count, by: page) {
            for pages in [1, 3] {
                try put(before)
                var torn = whole
                for place in start..<min(whole.count, start + pages * page) { torn[place] = 0 }
                try Data(torn).write(to: URL(filePath: audit))
                let store = try district.reopened()
                #expect(try store.faults() == [])
                outcomes.insert(try digest(store))
            }
        }
        // This night has two transactions, the closings and the end of the run; either both or the second is lost.
        #expect(outcomes.contains(without) && !outcomes.contains(everything) && outcomes.count == 2)
    }

    @Test func `a leftover draft does not prevent writing`() throws {
        let district = try District.json()
        try district.add("a")
        let draft = StoreDraft.draft(of: district.path)
        try Data("half a fi".utf8).write(to: URL(filePath: draft))
        try district.add("b")
        #expect(!FileManager.default.fileExists(atPath: draft))
        #expect(try district.reopened().read { try $0.count(of: .account) } == 2)
    }

    @Test func `a write preserves the owner, group and mode of the file, and a symbolic link to it`() throws {
        let district = try District.json()
        try district.add("a")
        let real = district.path + ".real.json"
        try FileManager.default.moveItem(atPath: district.path, toPath: real)
        try FileManager.default.moveItem(
            atPath: JSONStore.auditPath(of: district.path),
            toPath: JSONStore.auditPath(of: real)
        )
        try FileManager.default.createSymbolicLink(atPath: district.path, withDestinationPath: real)
        chmod(real, 0o640)
        // Only root may change a file's owner; any other user keeps its own.
        let owner: uid_t = getuid() == 0 ? 12_345 : getuid()
        let group: gid_t = getuid() == 0 ? 54_321 : getgid()
        chown(real, owner, group)
        let store = try district.reopened()
        _ = try store.decide(on: ActionContext(at: district.now, actor: District.actor, command: "test")) {
            try Disabling.decide(
                "a",
                in: $0,
                under: district.policy,
                on: ActionContext(at: district.now, actor: District.actor, command: "test")
            )
        }
        var status = stat()
        #expect(lstat(real, &status) == 0)
        #expect(status.st_uid == owner && status.st_gid == group && status.st_mode & 0o7777 == 0o640)
        #expect(lstat(district.path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(lstat(try #require(store as? any FileStore).lockFile, &status) == 0 && status.st_uid == owner)
    }

    @Test func `concurrent changes by another program are merged record by record`() throws {
        let district = try District.json()
        for name in ["a", "b"] { try district.add(name) }
        let now = ActionContext(at: district.now, actor: District.actor, command: "test")
        _ = try district.store.decide(on: now) { records in
            // Another program, which ignores the lock, replaces the file while the rule decides.
            try district.rewrite {
                $0.replacing(
                    #""username": "b", "person": 2"#,
                    with: #""username": "b", "person": 2, "expires_on": "2027-06-30", "new": 1.0"#
                )
            }
            return try Disabling.decide("a", in: records, under: district.policy, on: now)
        }
        #expect(try district.account("a").disabled)
        #expect(try district.account("b").expiresOn == CivilDate(year: 2027, month: 6, day: 30))
        #expect(try district.text.contains(#""new": 1.0"#))
        #expect(try district.audit() == [.imported, .imported, .disabled])
    }

    @Test func `a file that is touched all the time but never changed can be written`() throws {
        let district = try District.json()
        try district.add("a")
        let (store, path, policy) = (district.store, district.path, district.policy)
        let now = ActionContext(at: district.now, actor: District.actor, command: "test")
        let version = try store.foreignVersion()
        let isTouched = Atomic(false)
        let isOver = Atomic(false)
        let failure = Mutex<(any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { side in
            if side == 0 {
                var second = 0
                while !isOver.load(ordering: .acquiring) {
                    second += 1
                    let time = timespec(tv_sec: second, tv_nsec: 0)
                    utimensat(AT_FDCWD, path, [time, time], 0)
                    isTouched.store(true, ordering: .releasing)
                }
            } else {
                while !isTouched.load(ordering: .acquiring) {}
                do {
                    _ = try store.decide(on: now) {
                        try Disabling.decide("a", in: $0, under: policy, on: now)
                    }
                } catch {
                    failure.withLock { $0 = error }
                }
                isOver.store(true, ordering: .releasing)
            }
        }
        #expect(failure.withLock { $0 } == nil)
        #expect(try district.account("a").disabled)
        #expect(try store.foreignVersion() == version)
    }

    @Test func `nothing is written if another program has changed the same record`() throws {
        let district = try District.json()
        try district.add("a")
        let now = ActionContext(at: district.now, actor: District.actor, command: "test")
        #expect(throws: StoreFailure.changedMeanwhile(district.path, record: "account 1")) {
            try district.store.decide(on: now) { records in
                try district.rewrite {
                    $0.replacing(#""username": "a""#, with: #""username": "a", "homepage": "x""#)
                }
                return try Disabling.decide("a", in: records, under: district.policy, on: now)
            }
        }
        #expect(try !district.account("a").disabled && district.account("a").homepage == "x")
        #expect(try district.audit() == [.imported])
        #expect(try district.store.faults() == [])
    }

    @Test func `the next act restores changes that another program has overwritten`() throws {
        let district = try District.json()
        for name in ["a", "b"] { try district.add(name) }
        let old = try district.text
        try district.queue("a", "2026-12-18")
        // For example an export that had read the file before, and now writes it with a change to another account.
        try district.rewrite { _ in
            old.replacing(#""username": "b""#, with: #""username": "b", "homepage": "Home""#)
        }
        try district.run { try Disabling.decide("b", in: $0, under: $1, on: $2) }
        #expect(try district.account("a").expiresOn == CivilDate(year: 2026, month: 12, day: 18))
        #expect(try district.account("b").homepage == "Home" && district.account("b").disabled)
        #expect(try district.store.read { try $0.queuedOffboarding(of: 1) } != nil)
    }

    @Test func `a daemon that notices an older file restores the overwritten changes at once`() throws {
        let district = try District.json()
        for name in ["a", "b"] { try district.add(name) }
        let daemon = try district.reopened()
        let version = try daemon.foreignVersion()
        let old = try district.text
        try district.queue("a", "2026-12-18")
        try district.rewrite { _ in old }
        #expect(try daemon.foreignVersion() != version)
        #expect(try district.text.contains(#""expires_on": "2026-12-18""#))
        try district.rewrite { _ in
            old.replacing(#""username": "a", "#, with: #""username": "a", "expires_on": "2030-01-31", "#)
        }
        #expect(throws: StoreFailure.self) { try daemon.foreignVersion() }
    }

    @Test func `a file that was unreadable has a new version once it can be read again`() throws {
        let district = try District.json()
        try district.add("a")
        let (whole, version) = (try district.text, try district.store.foreignVersion())
        try district.rewrite { String($0.prefix(200)) }
        #expect(throws: StoreFailure.self) { try district.store.foreignVersion() }
        try district.rewrite { _ in whole }
        let again = try district.store.foreignVersion()
        #expect(again != version)
        try FileManager.default.moveItem(atPath: district.path, toPath: district.path + ".away")
        #expect(throws: StoreFailure.self) { try district.store.foreignVersion() }
        try FileManager.default.moveItem(atPath: district.path + ".away", toPath: district.path)
        #expect(try district.store.foreignVersion() != again)
    }

    @Test func `a symbolic link that now points to another store is noticed`() throws {
        let (district, other) = (try District.json(), try District.json())
        let link = district.path + ".link.json"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: district.path)
        let store = try Stores.open(at: link)
        #expect(try #require(store as? any FileStore).writtenFiles.contains(link))
        #expect(store.address == district.store.address && store.address.name.hasPrefix("/"))
        try FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other.path)
        #expect(throws: StoreFailure.replaced(link)) { try store.read { try $0.count(of: .account) } }
    }

    @Test func `if another program wrote a third value, the record and all values are named`() throws {
        let district = try District.json()
        try district.add("a", expires: "2027-01-31")
        let old = try district.text
        try district.queue("a", "2026-12-18")
        try district.rewrite { _ in old.replacing("2027-01-31", with: "2028-01-31") }
        let text = try district.text
        let error = #expect(throws: StoreFailure.self) { try district.add("b") }
        #expect(
            error?.description.contains(
                #"account 1, expires_on: the file has "2028-01-31", but the audit changed "2027-01-31" to "2026-12-18""#
            ) == true
        )
        #expect(try district.text == text)
    }

    @Test func `a file with missing records is refused until they are back`() throws {
        let district = try District.json()
        for name in ["a", "b"] { try district.add(name) }
        let whole = try district.text
        try district.rewrite {
            $0.replacing(",\n    {\"account\": 2, \"username\": \"b\", \"person\": 2}", with: "")
        }
        #expect(throws: StoreFailure.self) { try district.add("c") }
        try district.rewrite { _ in whole }
        try district.add("c")
        #expect(try district.account("c").number == 3)
    }

    @Test func `an audit that was cut short is refused`() throws {
        let district = try District.json()
        try district.add("a")
        try district.add("b")
        let audit = JSONStore.auditPath(of: district.path)
        try Data((try district.auditLines[0] + "\n").utf8).write(to: URL(filePath: audit))
        #expect(throws: StoreFailure.self) { try district.reopened() }
        #expect(throws: StoreFailure.self) { try district.add("c") }
    }

    @Test func `a randomly damaged audit is either read or refused`() throws {
        let district = try District.json()
        for name in ["a", "b", "c"] { try district.add(name) }
        let audit = JSONStore.auditPath(of: district.path)
        let whole = Array(try Data(contentsOf: URL(filePath: audit)))
        var random = Seeded(8)
        var refused = 0
        for _ in 0..<2_000 {
            var bytes = whole
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
            let piece = ["", "\n", "{", "\"", "9", "null", "\u{0}"].randomElement(using: &random) ?? ""
            bytes.replaceSubrange(place..<end, with: piece.utf8)
            try Data(bytes).write(to: URL(filePath: audit))
            do {
                _ = try district.reopened().read { try Digest(of: $0).text }
            } catch {
                #expect(error is StoreFailure)
                refused += 1
            }
        }
        #expect(refused > 500)
    }

    @Test func `waiting too long for the write lock fails as busy`() throws {
        let district = try District.json()
        let lock = try WritingLock(JSONStore.lockFile(of: district.path), as: district.path, patience: 0)
        #expect(throws: StoreFailure.busy(district.path)) {
            try WritingLock(JSONStore.lockFile(of: district.path), as: district.path, patience: 0)
        }
        // Reading needs no lock.
        #expect(try district.store.read { try $0.count(of: .account) } == 0)
        withExtendedLifetime(lock) {}
    }
}
