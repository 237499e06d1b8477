import LastdayRules

/// A record that contradicts another one, or itself, though each of its fields is in order.
struct ConstraintFault: Error {
    let sort: Kept.Sort
    /// Its place in its table.
    let index: Int
    let fault: String
}

extension JSONDocument {
    /// Refuses what SQLite's constraints refuse in a SQLite store: two of the same name, a record that refers to one
    /// that is not there, half a closing.
    ///
    /// - Parameter some: The places of the records to look at; all where nil.
    /// - Throws: ``ConstraintFault``.
    mutating func refuseContradictions(among some: [Kept.Sort: [Int]]?) throws(ConstraintFault) {
        for form in RecordForm.all {
            let sort = form.sort
            let all = some == nil
            let places = some?[sort] ?? (all ? Array(0..<self[sort].count) : [])
            guard !places.isEmpty else { continue }
            try refuseTwins(form, places, all)
            try refuseHalves(sort, places)
            try refuseUnkeepable(sort, places)
            for (name, target) in Self.references[sort] ?? [] {
                let column = self[sort].column(name)
                var targets = self[target]
                for index in places where column[index] != FieldForm.nothing {
                    guard targets.index(of: column[index]) == nil else { continue }
                    throw ConstraintFault(
                        sort: sort,
                        index: index,
                        fault: "\(name): there is no \(target.record) \(column[index])"
                    )
                }
            }
        }
    }

    /// What refers to what.
    private static let references: [Kept.Sort: [(field: String, to: Kept.Sort)]] = [
        .runs: [("undoes", .runs)],
        .accounts: [("person", .people), ("closed_run", .runs)],
        .employments: [("person", .people)],
        .assignments: [("employment", .employments)],
        .documents: [("person", .people)],
        .offboardings: [("account", .accounts)],
        .nights: [("run", .runs)],
    ]

    private mutating func refuseTwins(_ form: RecordForm, _ places: [Int], _ all: Bool)
        throws(ConstraintFault)
    {
        let number = "\(form.fields[0].name)"
        for name in [number] + (Self.unique[form.sort] ?? []) {
            let column = self[form.sort].column(name)
            let candidates = all ? self[form.sort].twins(name) : places.map { column[$0] }
            for key in candidates where key != FieldForm.nothing {
                var seen: [[Field]: Int] = [:]
                let alike = self[form.sort].indices(name, key)
                for index in alike where alike.count > 1 {
                    // What cannot be read is refused by whoever reads it.
                    guard let same = try? identity(form.sort, name, at: index) else { continue }
                    guard seen.updateValue(index, forKey: same) == nil else {
                        throw ConstraintFault(
                            sort: form.sort,
                            index: index,
                            fault: "\(name): there is another \(form.sort.record) with the same"
                        )
                    }
                }
            }
        }
    }

    /// The fields, beside their numbers, that no two records may share.
    private static let unique: [Kept.Sort: [String]] = [
        .people: ["district_id"], .accounts: ["username"], .documents: ["reference"],
        .offboardings: ["account"],
    ]

    /// What makes a record the same as another by that field; nil where it may have as many fellows as it likes.
    private func identity(_ sort: Kept.Sort, _ name: String, at index: Int) throws -> [Field]? {
        let kept = try record(sort, at: index)
        switch kept {
        case .document(let document) where name == "reference":
            return document.fields.filter { ["person", "kind", "reference"].contains($0.name) }
        case .offboarding(let offboarding) where name == "account":
            guard offboarding.state == .queued else { return nil }
        default: break
        }
        return kept.fields.filter { $0.name == name }
    }

    /// Refuses a changed record that would be read back otherwise than it is, or not at all.
    private func refuseUnkeepable(_ sort: Kept.Sort, _ places: [Int]) throws(ConstraintFault) {
        for index in places {
            guard let fault = self[sort].changed[index]?.record?.unkeepable else { continue }
            throw ConstraintFault(sort: sort, index: index, fault: fault)
        }
    }

    private func refuseHalves(_ sort: Kept.Sort, _ places: [Int]) throws(ConstraintFault) {
        switch sort {
        case .accounts:
            let columns = ["closed_at", "closed_because", "closed_run"].map { self[sort].column($0) }
            for index in places {
                let entered = columns.count { $0[index] != FieldForm.nothing }
                guard entered != 0, entered != columns.count else { continue }
                throw ConstraintFault(
                    sort: sort,
                    index: index,
                    fault: "closed_at: stands there only together with closed_because and closed_run"
                )
            }
        case .offboardings:
            let (states, ends) = (self[sort].column("state"), self[sort].column("ended_at"))
            let queued = Offboarding.State.allCases.firstIndex(of: .queued).map(Int64.init)
            for index in places where (states[index] == queued) != (ends[index] == FieldForm.nothing) {
                throw ConstraintFault(
                    sort: sort,
                    index: index,
                    fault:
                        "ended_at: stands there where the departure is completed or cancelled, and only then"
                )
            }
        default: break
        }
    }
}
