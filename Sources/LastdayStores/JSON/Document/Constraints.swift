import LastdayMessages
import LastdayCore

/// A record that contradicts another one, or itself, though each of its fields is in order.
struct ConstraintFault: Error {
    let kind: RecordKind
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

    /// Refuses a record that refers to one that is not there.
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

    /// Refuses two records that have the same in a field that must differ.
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
                // What cannot be read is refused by whoever reads it.
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

    /// What makes a record the same as another by that field; nil where it may have as many fellows as it likes.
    private func identity(_ kind: RecordKind, _ field: FieldForm, at index: Int) throws -> [Field]? {
        let fields = try record(kind, at: index).fields
        if let (name, word) = field.unique?.among, !fields.contains(Field(name, .text(word))) { return nil }
        let names = [field.text] + (field.unique?.with ?? [])
        return fields.filter { names.contains($0.name) }
    }

    /// Refuses a changed record that would be read back otherwise than it is, or not at all.
    private func refuseUnkeepable(_ kind: RecordKind, _ places: [Int]) throws(ConstraintFault) {
        for index in places {
            guard let fault = self[kind].changed[index]?.record.unkeepable else { continue }
            throw ConstraintFault(kind: kind, index: index, fault: fault)
        }
    }

    /// Refuses a record in the text that breaks a rule between its fields.
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
