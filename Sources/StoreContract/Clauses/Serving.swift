import LastdayCore

/// Clauses about what a daemon needs that serves a store.
enum Serving {
    static let clauses = [
        Clause("one daemon serves a store at a time, and every process can see that it is served") { maker in
            let store = try maker.make()
            let other = try maker.reopen(store)
            for store in [store, other] { try expect(try store.leaseHolder(), is: nil) }
            for (server, rival) in [(store, other), (other, store)] {
                let lease = try server.lease()
                for store in [store, other, try maker.reopen(store)] {
                    try expect(try store.leaseHolder() != nil, "a holder")
                }
                try expectThrow(
                    "that it is served",
                    {
                        ($0 as? StoreAlreadyServed)?.path == store.place
                            && ($0 as? StoreAlreadyServed)?.kind == .busy
                    }
                ) {
                    _ = try rival.lease()
                }
                lease.release()
                for store in [store, other] { try expect(try store.leaseHolder(), is: nil) }
            }
        },
        Clause("serving a store keeps no process from reading, writing or delivering") { maker in
            let store = try maker.sample()
            let other = try maker.reopen(store)
            let lease = try store.lease()
            for (number, store) in [store, other].enumerated() {
                let person = Person(number: Int64(number) + 6, lastName: "x", firstName: "y")
                try store.write([Change(from: nil, to: person)])
                try expect(try store.deliveringAlone(to: .journal) { true }, is: true)
                try expect(try store.deliveringAlone(to: Sample.directory) { true }, is: true)
            }
            try expect(try store.read { try $0.count(of: .person) }, is: 7)
            lease.release()
        },
        Clause("a write by one process signals another that has taken all earlier signals") { maker in
            let store = try maker.sample()
            let other = try maker.reopen(store)
            let signal = try other.changeSignal()
            for number in Int64(6)...8 {
                _ = signal.take()
                try expect(signal.take(), is: false, "when nobody writes:")
                let version = try other.foreignVersion()
                // Reading the version may itself touch the store.
                _ = signal.take()
                try store.write([
                    Change(from: nil, to: Person(number: number, lastName: "x", firstName: "y"))
                ])
                try expect(signal.take(), is: true, "after somebody has written:")
                try expect(try other.foreignVersion() != version, "another number")
            }
        },
        Clause("a store has the same address for every process that opens it") { maker in
            let store = try maker.make()
            try expect(!store.address.name.isEmpty, "an address")
            try expect(try maker.reopen(store).address, is: store.address)
            try expect(
                try maker.make().address.file != store.address.file || store.address.file == nil,
                "its own file"
            )
        },
        Clause("a store that can be written to has room, if it knows how much") { maker in
            let store = try maker.make()
            for store in [store, try maker.reopen(store)] {
                switch store.room() {
                case .free(let bytes): try expect(bytes > 0, "some bytes")
                case .notWritable: try expect(false, "that it can be written")
                case .unknown: break
                }
            }
        },
    ]
}
