import LastdayMessages
import LastdayCore

/// An error: a record contradicts another one, or itself, although each of its fields is valid.
struct ConstraintFault: Error {
    let kind: RecordKind
    /// The record's place in its table.
    let index: Int
    let fault: String
}

extension JSONDocument {
    /// Checks the constraints that SQLite enforces in a SQLite store: no two records share a unique value,
    /// none refers to a missing record, none has half a closing.
    ///
    /// - Parameter some: The places of the records to check; nil for all records.
    /// - Throws: ``ConstraintFault``.
    mutating func refuseContradictions(among some: [RecordKind: [Int]]?) throws(ConstraintFault) {
        for form in RecordForm.all {
            let kind = form.kind
            let all = some == nil
            let places = some?[kind] ?? (all ? Array(0..<self[kind].count) : [])
            guard !places.isEmpty else { continue }
            for field in form.fields
            where field.isIndexed && (field.unique != nil || field.text == form.fields[0].text) {
                try refuseDuplicates(form, field, places, all)
            }
            if all { try refuseBroken(form) } else { try refuseUnkeepable(kind, places) }
            for field in form.fields { try refuseDangling(field, kind, places) }
        }
    }

    /// Throws if a record refers to a missing one.
    private mutating func refuseDangling(
        _ field: FieldForm,
        _ kind: RecordKind,
        _ places: [Int]
    ) throws(ConstraintFault) {
        guard let target = field.reference else { return }
        let column = self[kind].column(field.text)
        var targets = self[target]
        for index in places where column[index] != FieldForm.nothing {
            guard targets.index(of: column[index]) == nil else { continue }
            throw ConstraintFault(
                kind: kind,
                index: index,
                fault: "\(field.text): there is no \(target.rawValue) \(column[index])"
            )
        }
    }

    /// Throws if two records share a value that must be unique.
    private mutating func refuseDuplicates(
        _ form: RecordForm,
        _ field: FieldForm,
        _ places: [Int],
        _ all: Bool
    ) throws(ConstraintFault) {
        let column = self[form.kind].column(field.text)
        let candidates = all ? self[form.kind].duplicates(field.text) : places.map { column[$0] }
        for key in candidates where key != FieldForm.nothing {
            var seen: [[Field]: Int] = [:]
            let alike = self[form.kind].indices(field.text, key)
            for index in alike where alike.count > 1 {
                // A record that cannot be read is refused when it is read.
                guard let same = try? identity(form.kind, field, at: index) else { continue }
                guard seen.updateValue(index, forKey: same) == nil else {
                    throw ConstraintFault(
                        kind: form.kind,
                        index: index,
                        fault: "\(field.text): there is another \(form.kind.rawValue) with the same"
                    )
                }
            }
        }
    }

    /// Returns the values that must be unique together; nil if the record is exempt.
    private func identity(_ kind: RecordKind, _ field: FieldForm, at index: Int) throws -> [Field]? {
        let fields = try record(kind, at: index).fields
        if let (name, word) = field.unique?.among, !fields.contains(Field(name, .text(word))) { return nil }
        let names = [field.text] + (field.unique?.with ?? [])
        return fields.filter { names.contains($0.name) }
    }

    /// Throws if a changed record would be read back differently, or not at all.
    private func refuseUnkeepable(_ kind: RecordKind, _ places: [Int]) throws(ConstraintFault) {
        for index in places {
            guard let fault = self[kind].changed[index]?.record.unkeepable else { continue }
            throw ConstraintFault(kind: kind, index: index, fault: fault)
        }
    }

    /// Throws if a record in the text breaks a rule between its fields.
    private func refuseBroken(_ form: RecordForm) throws(ConstraintFault) {
        let table = self[form.kind]
        for rule in form.rules {
            var columns = [[Int64]](repeating: [], count: form.fields.count)
            for place in rule.places { columns[place] = table.column(place) }
            for index in 0..<table.count
            where rule.isBroken(
                isEntered: { columns[$0][index] != FieldForm.nothing },
                has: { columns[$0][index] == form.fields[$0].key(of: .text($1)) }
            ) {
                throw ConstraintFault(
                    kind: form.kind,
                    index: index,
                    fault: "\(rule.field): \(rule.fault)"
                )
            }
        }
    }
}
