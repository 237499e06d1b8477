@preconcurrency import Dispatch
import LastdayCore
import Synchronization

/// Clauses about several processes with one store.
enum SeveralHandles {
    static let clauses = [
        Clause("what one process writes another reads, and its foreign version changes") { maker in
            let store = try maker.sample()
            let other = try maker.reopen(store)
            let (own, foreign) = (try store.foreignVersion(), try other.foreignVersion())
            try store.write([Change(from: nil, to: Sample.newcomer)])
            try expect(try other.read { try $0.person(6) }, is: Sample.newcomer)
            try expect(
                try other.foreignVersion() != foreign,
                "another number after somebody else has written"
            )
            try expect(try store.foreignVersion(), is: own, "after its own writing:")
            let before = try other.foreignVersion()
            try expect(try other.foreignVersion(), is: before, "when nobody writes:")
        },
        Clause("adopting records and taking a zone change the foreign version of another process") { maker in
            let store = try maker.make()
            let other = try maker.reopen(store)
            var versions = [try other.foreignVersion()]
            let all = try everything(in: maker.sample())
            var rest = all[...]
            try store.adopt(
                keeping: true,
                { rest.popFirst() },
                delivered: { DeliveryMarks() },
                check: { _ in }
            )
            versions.append(try other.foreignVersion())
            try expect(try everything(in: other), is: all)
            try store.take(StoreZone("America/Denver"))
            versions.append(try other.foreignVersion())
            try expect(Set(versions).count, is: 3, "another number each time, \(versions):")
            try expect(try other.zone(), is: StoreZone("America/Denver"))
        },
        Clause("a process decides on what another has written, and continues its numbers") { maker in
            let store = try maker.make()
            let other = try maker.reopen(store)
            for (index, store) in [store, other, store, other].enumerated() {
                try store.decide(on: { _ in Sample.context() }) { records, _ in
                    let number = try records.nextNumber(of: .person)
                    try expect(number, is: Int64(index) + 1)
                    let person = Person(number: number, lastName: "x", firstName: "y")
                    return Decision([Event(.imported, [Change(from: nil, to: person)])], ())
                }
            }
            for store in [store, other] {
                try expect(try store.auditProof().count, is: 4)
                try expect(try store.auditProof().fault, is: nil)
            }
        },
        Clause("a read sees one state of the store, whatever another process writes in the meantime") {
            maker in
            let store = try maker.sample()
            let other = try maker.reopen(store)
            try store.read { records in
                _ = try records.count(of: .person)
                try other.write([Change(from: nil, to: Sample.newcomer)])
                try expect(try records.person(6), is: nil)
                try expect(try records.count(of: .person), is: 5)
                try expect(try records.people(lastName: "Newcomer").count, is: 0)
                try expect(try records.audit(AuditSelection()).count, is: Sample.changes.count)
                try expect(try records.auditEnd().last, is: Int64(Sample.changes.count))
            }
            try expect(try store.read { try $0.person(6) }, is: Sample.newcomer)
        },
        Clause("of concurrent transactions, each sees everything that those before it wrote") { maker in
            let store = try maker.make()
            let (hands, accountChanges) = (4, 5)
            let errors = Mutex([String]())
            DispatchQueue.concurrentPerform(iterations: hands) { _ in
                do {
                    let handle = try maker.reopen(store)
                    for _ in 1...accountChanges { try addOne(to: handle) }
                } catch {
                    errors.withLock { $0.append("\(error)") }
                }
            }
            try expect(errors.withLock(\.self), is: [])
            try expect(try store.read { try $0.count(of: .person) }, is: hands * accountChanges)
            let numbers = try store.read {
                try $0.records(of: .person, after: nil, limit: .max).map(\.number)
            }
            try expect(numbers, is: Array(1...Int64(hands * accountChanges)))
            try expect(try store.auditProof().count, is: hands * accountChanges)
            try expect(try store.auditProof().fault, is: nil)
        },
    ]

    private static func addOne(to store: any Store) throws {
        try store.decide(on: { _ in Sample.context() }) { records, _ in
            let number = try records.nextNumber(of: .person)
            let person = Person(number: number, lastName: "x", firstName: "y")
            return Decision([Event(.imported, [Change(from: nil, to: person)])], ())
        }
    }
}
