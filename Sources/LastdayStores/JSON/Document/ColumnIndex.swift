import LastdayCore

/// An index of a column: the records of a table that have a key.
struct ColumnIndex {
    /// The last record with each key.
    private var last: [Int64: Int32]
    /// For each record, the one before it with the same key; -1 if there is none.
    private var previous: [Int32]

    init(_ column: [Int64]) {
        last = Dictionary(minimumCapacity: column.count)
        previous = []
        previous.reserveCapacity(column.count)
        for key in column { append(key) }
    }

    /// Adds a record after all others; one without a key is never found.
    mutating func append(_ key: Int64) {
        let index = Int32(previous.count)
        previous.append(-1)
        guard key != FieldForm.nothing else { return }
        if let before = last.updateValue(index, forKey: key) { previous[Int(index)] = before }
    }

    /// The records with a key, in order.
    subscript(key: Int64) -> [Int] {
        var found: [Int] = []
        var index = last[key] ?? -1
        while index >= 0 {
            found.append(Int(index))
            index = previous[Int(index)]
        }
        return found.reversed()
    }

    /// Whether several records share a key.
    var hasDuplicates: Bool { previous.contains { $0 >= 0 } }

    /// The keys that several records share.
    var duplicates: [Int64] { last.filter { previous[Int($0.value)] >= 0 }.map(\.key) }
}
