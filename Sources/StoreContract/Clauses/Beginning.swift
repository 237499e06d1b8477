import LastdayCore

/// Clauses about a new store.
enum Beginning {
    static let clauses = [
        Clause("a new store is empty, and answers every question accordingly") { maker in
            let store = try maker.make()
            for store in [store, try maker.reopen(store)] { try store.read(answersNothing) }
        },
        Clause("a new store's audit is intact, and nothing of it is undelivered") { maker in
            let store = try maker.make()
            let proof = AuditProof(count: 0, last: 0, head: .beginning, published: 0, fault: nil)
            try expect(try store.auditProof(), is: proof)
            for target in [AuditTarget.journal, Sample.directory] {
                try expect(try store.undeliveredCount(to: target), is: 0)
                let undelivered = try store.undelivered(to: target, atMost: 10)
                try expect(
                    undelivered.entries.isEmpty && undelivered.isAll && undelivered.mark == 0,
                    "nothing undelivered"
                )
            }
            try expect(try store.faults(), is: [])
        },
        Clause("a store knows its purpose and its zone") { maker in
            for purpose in [StorePurpose.district, .demonstration] {
                for zone in [nil, StoreZone("America/Denver"), StoreZone("Etc/UTC", isChosen: false)] {
                    let store = try maker.make(for: purpose, zone: zone)
                    for store in [store, try maker.reopen(store)] {
                        try expect(try store.purpose(), is: purpose)
                        try expect(try store.zone(), is: zone)
                    }
                }
            }
        },
    ]

    private static func answersNothing(_ records: any RecordReader) throws {
        try answersNothingOfOne(records)
        let day = Sample.day(12, 31)
        try expect(try records.due(through: day, after: nil, limit: 9).isEmpty, "nobody due")
        try expect(try records.dueCount(through: day), is: 0)
        try expect(try records.openCount(of: nil, atMost: 9), is: 0)
        try expect(try records.openAccounts(withRole: "x", after: day, limit: 9), is: [])
        try expect(try records.queued(through: day), is: [])
        try expect(try records.lastNight(), is: nil)
        try expect(try records.unfinishedRuns(), is: [])
        try expect(try records.closings(by: 1), is: 0)
        try records.forEachDeparture(nil, of: nil) { _ in try expect(false, "no departure") }
        try expect(try records.people(lastName: "").isEmpty, "nobody by last name")
        try expect(try records.people(email: ""), is: [])
        try expect(try records.accounts(matching: "").isEmpty, "no account by the beginning of a name")
        try expect(try records.contacts().isEmpty, "no contact")
        try expect(try records.specialEd(), is: [])
        try expect(try records.usernames(like: "x"), is: [])
        try expect(try records.nights(limit: 9).isEmpty, "no night")
        try expect(try records.audit(AuditSelection()), is: [])
        try expect(try records.zone(), is: nil)
        for kind in RecordKind.copied {
            try expect(try records.records(of: kind, after: nil, limit: 9), is: [])
        }
        try expect(try records.auditEnd(), is: AuditEnd(last: 0, link: .beginning))
        try expect(try records.deliveryMarks(), is: DeliveryMarks())
    }

    private static func answersNothingOfOne(_ records: any RecordReader) throws {
        try expect(try records.account(named: ""), is: nil)
        try expect(try records.account(1), is: nil)
        try expect(try records.accounts(spelledLike: "x"), is: [])
        try expect(try records.people(districtIDLike: "x"), is: [])
        try expect(try records.accounts(of: 1), is: [])
        try expect(try records.person(1), is: nil)
        try expect(try records.person(districtID: ""), is: nil)
        try expect(try records.employment(1), is: nil)
        try expect(try records.employments(of: 1), is: [])
        try expect(try records.assignment(1), is: nil)
        try expect(try records.assignments(under: 1), is: [])
        try expect(try records.all(Document.self, naming: 1), is: [])
        try expect(try records.run(1), is: nil)
        try expect(try records.queuedOffboarding(of: 1), is: nil)
        try expect(try records.offboardings(of: 1), is: [])
        try expect(try records.latestOffboardings(of: 1, limit: 9).count, is: 0)
        for kind in RecordKind.records {
            try expect(try records.count(of: kind), is: 0)
            if kind != .night { try expect(try records.nextNumber(of: kind), is: 1) }
        }
    }
}
