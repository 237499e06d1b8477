import LastdayCore

/// Which records of a table have a key: a column turned round.
struct ColumnIndex {
    private var first: [Int64: Int32]
    /// For each record, the next one with the same key; -1 behind the last.
    private var next: [Int32]

    init(_ column: [Int64]) {
        first = Dictionary(minimumCapacity: column.count)
        next = []
        next.reserveCapacity(column.count)
        for key in column { append(key) }
    }

    /// Another record, behind all others.
    mutating func append(_ key: Int64) {
        let index = Int32(next.count)
        next.append(-1)
        guard key != FieldForm.nothing else { return }
        if let before = first.updateValue(index, forKey: key) { next[Int(index)] = before }
    }

    /// The records with that key, in their order.
    subscript(key: Int64) -> [Int] {
        var found: [Int] = []
        var index = first[key] ?? -1
        while index >= 0 {
            found.append(Int(index))
            index = next[Int(index)]
        }
        return found.reversed()
    }

    /// Whether several records have one key.
    var hasDuplicates: Bool { next.contains { $0 >= 0 } }

    /// The keys that several records have.
    var duplicates: [Int64] { first.filter { next[Int($0.value)] >= 0 }.map(\.key) }
}
