import LastdayCore

/// Clauses about the nights and their runs.
enum Ledger {
    static let clauses = [
        Clause("nights come latest first, in whatever order they were written, each with its run") { maker in
            try maker.look { records in
                func dates(_ limit: Int) throws -> [CivilDate] {
                    try records.nights(limit: limit).map { one in
                        try expect(one.run.number, is: one.night.run)
                        return one.night.date
                    }
                }
                let all = [Sample.day(11, 30), Sample.day(11, 29), Sample.day(11, 28)]
                try expect(try dates(.max), is: all)
                try expect(try dates(2), is: Array(all.prefix(2)))
                try expect(try dates(0), is: [])
                try expect(try records.lastNight(), is: Sample.nights[1])
            }
        },
        Clause("unfinished runs come by number, and the latest one of a night can be found") { maker in
            try maker.look { records in
                try expect(try records.unfinishedRuns(), is: [Sample.runs[1], Sample.runs[2]])
                try expect(try records.unfinishedRun(of: Sample.day(12, 1)), is: Sample.runs[2])
                try expect(try records.unfinishedRun(of: Sample.day(11, 30)), is: nil)
                try expect(try records.closings(by: 1), is: 1)
                try expect(try records.closings(by: 2), is: 0)
            }
        },
        Clause("a run that finishes is no longer among the unfinished ones") { maker in
            let store = try maker.sample()
            var finished = Sample.runs[2]
            finished.finishedAt = Sample.hourLater
            try store.write([Change(from: Sample.runs[2], to: finished)])
            for store in [store, try maker.reopen(store)] {
                let unfinished = try store.read { try $0.unfinishedRun(of: Sample.day(12, 1)) }
                try expect(unfinished, is: Sample.runs[1])
            }
        },
    ]
}
