import LastdayCore

/// Clauses about the zone whose midnights a store goes by.
enum Zones {
    static let clauses = [
        Clause("moving a store to another zone is audited, with both zones") { maker in
            let store = try maker.make()
            let (denver, tokyo) = (StoreZone("America/Denver"), StoreZone("Asia/Tokyo"))
            try store.write([Change(from: nil, to: denver)])
            try store.write([Change(from: denver, to: tokyo)])
            for store in [store, try maker.reopen(store)] {
                try expect(try store.zone(), is: tokyo)
                let changes = try store.read { try $0.audit(AuditSelection()).map(\.changes) }
                try expect(
                    changes,
                    is: [
                        #"{"about zone":{"value":[null,"America/Denver"]}}"#,
                        #"{"about zone":{"value":["America/Denver","Asia/Tokyo"]}}"#,
                    ]
                )
                try expect(try store.faults(), is: [])
            }
        },
        Clause("a configured zone is taken once, if none has been chosen, without an audit entry") { maker in
            for zone in [nil, StoreZone("Etc/UTC", isChosen: false)] {
                let store = try maker.make(for: .district, zone: zone)
                for name in ["America/Denver", "Asia/Tokyo"] { try store.take(StoreZone(name)) }
                for store in [store, try maker.reopen(store)] {
                    try expect(try store.zone(), is: StoreZone("America/Denver"))
                    try expect(try store.read { try $0.audit(AuditSelection()) }, is: [])
                }
            }
        },
        Clause("a zone is moved with its transaction or not at all") { maker in
            let store = try maker.make(for: .district, zone: StoreZone("America/Denver"))
            let duplicate = UserAccount(number: 1, username: "")
            try expectThrow("a refusal", isRefusal(by: store)) {
                try store.write([
                    Change(from: StoreZone("America/Denver"), to: StoreZone("Asia/Tokyo")),
                    Change(from: nil, to: duplicate),
                ])
            }
            for store in [store, try maker.reopen(store)] {
                try expect(try store.zone(), is: StoreZone("America/Denver"))
            }
        },
    ]
}
