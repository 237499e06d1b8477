import LastdayCore

/// Clauses about adopting everything from another store.
enum Adopting {
    static let clauses = [
        Clause("a copy equals its source: records, audit with its links, and each target's mark") { maker in
            let source = try maker.sample()
            _ = try source.noteDelivered(to: .journal, from: 0, upTo: 4)
            _ = try source.noteDelivered(to: Sample.directory, from: 0, upTo: 2)
            for round in 1...2 {
                let target = try maker.make()
                let digest = try Copying.copy(source, to: target)
                for store in [target, try maker.reopen(target)] {
                    try expect(try everything(in: store), is: try everything(in: source), "round \(round):")
                    try expect(try store.auditProof(), is: try source.auditProof())
                    for target in [AuditTarget.journal, Sample.directory] {
                        let owed = try source.undeliveredCount(to: target)
                        try expect(try store.undeliveredCount(to: target), is: owed)
                    }
                    try expect(try store.read { try Digest(of: $0).text }, is: digest.text)
                    try expect(try store.faults(), is: [])
                }
            }
        },
        Clause("a copy can be written to: numbers, audit and due accounts continue from the source's") {
            maker in
            let target = try maker.make()
            try Copying.copy(try maker.sample(), to: target)
            try target.write([Change(from: nil, to: Sample.newcomer)])
            for store in [target, try maker.reopen(target)] {
                try expect(try store.read { try $0.nextNumber(of: .person) }, is: 7)
                try expect(try store.auditProof().count, is: Sample.changes.count + 1)
                try expect(try store.auditProof().fault, is: nil)
                try expect(try store.read { try $0.dueCount(through: Sample.day(12, 31)) }, is: 4)
            }
        },
        Clause("only an empty store adopts a copy") { maker in
            let (source, target) = (try maker.sample(), try maker.sample())
            let before = try everything(in: target)
            try expectThrow(
                "that it is not empty",
                { ($0 as? StoreFailure) == .notEmpty(target.place, holding: .person, 5) }
            ) {
                try Copying.copy(source, to: target)
            }
            try expect(try everything(in: target), is: before)
        },
        Clause("a copy that fails at any point leaves nothing behind, and neither does a rehearsal") {
            maker in
            let target = try maker.make()
            for place in ["next", "told", "zone", "check"] {
                try expectThrow("the error at \(place)", isInterruption) {
                    try adopt(target, keeping: true, failingAt: place)
                }
                try expect(try everything(in: target), is: [], place)
            }
            try expect(try adopt(target, keeping: false, failingAt: ""), is: Sample.records.count)
            for store in [target, try maker.reopen(target)] {
                try expect(try everything(in: store), is: [])
                try expect(try store.zone(), is: nil)
                try expect(try store.undeliveredCount(to: .journal), is: 0)
            }
            try expect(try adopt(target, keeping: true, failingAt: ""), is: Sample.records.count)
            try expect(try everything(in: maker.reopen(target)), is: Sample.records)
        },
        Clause("a copy with a duplicate record or a dangling reference is refused as a whole") { maker in
            let target = try maker.make()
            for wrong in [
                StoredRecord(Sample.people[0]),
                StoredRecord(UserAccount(number: 8, username: "x", person: 99)),
                StoredRecord(UserAccount(number: 8, username: "aadams")),
            ] {
                var rest = (Sample.records + [wrong])[...]
                try expectThrow("a refusal", isRefusal(by: target)) {
                    try target.adopt(
                        keeping: true,
                        { rest.popFirst() },
                        delivered: { DeliveryMarks() },
                        check: { _ in }
                    )
                }
                try expect(try everything(in: target), is: [])
            }
        },
        Clause("a copy whose audit has a gap or is out of order is refused as a whole") { maker in
            let source = try everything(in: try maker.sample())
            let (records, audit) = (source.filter { $0.kind != .audit }, source.filter { $0.kind == .audit })
            for broken in [Array(audit.dropFirst()), audit.filter { $0.number != 2 }, audit.reversed()] {
                let target = try maker.make()
                var rest = (records + broken)[...]
                try expectThrow("a refusal", isRefusal(by: target)) {
                    try target.adopt(
                        keeping: true,
                        { rest.popFirst() },
                        delivered: { DeliveryMarks() },
                        check: { _ in }
                    )
                }
                try expect(try everything(in: target), is: [])
            }
        },
        Clause("a copy has the zone of its source; if that has none, the target keeps its own") { maker in
            for zone in [nil, StoreZone("America/Denver"), StoreZone("Etc/UTC", isChosen: false)] {
                let source = try maker.make(for: .district, zone: zone)
                let target = try maker.make(for: .district, zone: StoreZone("Asia/Tokyo"))
                try Copying.copy(source, to: target)
                for store in [target, try maker.reopen(target)] {
                    try expect(try store.zone(), is: zone ?? StoreZone("Asia/Tokyo"))
                }
            }
        },
        Clause("the check of a copy sees all of it: records, audit and its end, marks and zone") { maker in
            let source = try maker.sample()
            let (all, end) = (try everything(in: source), try source.read { try $0.auditEnd() })
            var marks = DeliveryMarks(journal: 4)
            marks[Sample.directory] = 3
            let (denver, tokyo) = (StoreZone("America/Denver"), StoreZone("Asia/Tokyo"))
            let target = try maker.make(for: .district, zone: tokyo)
            var rest = all[...]
            try target.adopt(keeping: true, { rest.popFirst() }, delivered: { marks }, zone: { denver }) {
                records in
                var found: [StoredRecord] = []
                try records.forEachRecord { found.append($0) }
                try expect(found, is: all)
                try expect(try records.auditEnd(), is: end)
                try expect(try records.deliveryMarks(), is: marks)
                try expect(try records.zone(), is: denver)
            }
        },
        Clause("a copied entry is linked anew, whatever link it came with") { maker in
            let source = try maker.sample()
            let (all, proof) = (try everything(in: source), try source.auditProof())
            for link in [nil, proof.head] {
                let target = try maker.make()
                var rest = all.map { stored in
                    (stored.record as? AuditEntry).map { StoredRecord($0.with(link)) } ?? stored
                }[...]
                try target.adopt(
                    keeping: true,
                    { rest.popFirst() },
                    delivered: { DeliveryMarks() },
                    check: { _ in }
                )
                for store in [target, try maker.reopen(target)] {
                    try expect(try store.auditProof(), is: proof)
                    try expect(try everything(in: store), is: all)
                }
            }
        },
        Clause("records come by number, in batches of any size") { maker in
            try maker.look { records in
                for kind in RecordKind.copied where kind != .audit {
                    let all = Sample.records.filter { $0.kind == kind }
                    for limit in [1, 2, .max] {
                        var (found, last): ([StoredRecord], Int64?) = ([], nil)
                        while let end = try records.records(of: kind, after: last, limit: limit).last {
                            found += try records.records(of: kind, after: last, limit: limit)
                            try expect(found.count <= all.count, "each once, found \(found.map(\.number))")
                            last = end.number
                        }
                        try expect(found, is: all)
                    }
                    try expect(try records.records(of: kind, after: nil, limit: 0), is: [])
                }
                try expect(
                    try records.records(of: .audit, after: 2, limit: 2),
                    is: try records.audit(AuditSelection(after: 2, limit: 2)).map { StoredRecord($0) }
                )
            }
        },
    ]

    /// Adopts the sample, and throws at the given point.
    @discardableResult
    private static func adopt(_ target: any Store, keeping isToKeep: Bool, failingAt place: String) throws
        -> Int
    {
        func fail(_ here: String) throws { if place == here { throw Interruption() } }
        var rest = Sample.records[...]
        return try target.adopt(
            keeping: isToKeep,
            {
                if rest.isEmpty { try fail("next") }
                return rest.popFirst()
            },
            delivered: {
                try fail("told")
                return DeliveryMarks()
            },
            zone: {
                try fail("zone")
                return nil
            },
            check: { records in
                try fail("check")
                try expect(try records.zone(), is: nil)
                return try RecordKind.records.reduce(0) { $0 + (try records.count(of: $1)) }
            }
        )
    }
}
