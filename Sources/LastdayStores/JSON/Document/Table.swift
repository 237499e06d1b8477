import LastdayCore

/// The records of one kind in a JSON store: the place of each in the text, and the keys to look it up by.
///
/// A record is read from the text only when it is needed as a whole. New and changed records are held beside
/// the text until they are written into it.
struct Table {
    let form: RecordForm
    /// The place of each record in the text; an empty range for a record that is not in the text yet.
    private(set) var places: [Range<Int>] = []
    /// For each field of the form, the keys of all records; empty for fields that are not indexed.
    private var columns: [[Int64]]
    /// The records that are new or changed since the text was written, by their place in the table.
    private(set) var changed: [Int: StoredRecord] = [:]
    /// The places of the indexed fields in the form.
    private let keyed: [Int]
    private var byKey: [Int: ColumnIndex] = [:]
    /// Whether the numbers are in ascending order, so that binary search finds one.
    private var isRising = true

    init(_ form: RecordForm) {
        self.form = form
        columns = Array(repeating: [], count: form.fields.count)
        keyed = form.fields.indices.filter { form.fields[$0].isIndexed }
    }

    var count: Int { places.count }

    var numbers: [Int64] { columns[0] }

    /// Returns the keys of all records in a field.
    func column(_ name: String) -> [Int64] { column(form.place(of: name)) }

    /// Returns the keys of all records in the field at a place of the form.
    func column(_ place: Int) -> [Int64] { columns[place] }

    /// Adds a record that is in the text.
    mutating func append(at place: Range<Int>, _ keys: UnsafeMutableBufferPointer<Int64>) {
        isRising = isRising && numbers.last.map { $0 < keys[0] } ?? true
        places.append(place)
        for index in keyed { columns[index].append(keys[index]) }
    }

    /// Returns the place in the table of the record with a number; nil if there is none.
    mutating func index(of number: Int64) -> Int? {
        guard isRising else { return indices(0, number).first }
        let place = firstPlace { $0 >= number }
        return place < count && columns[0][place] == number ? place : nil
    }

    /// Returns the places of the records with a key in a field; if keys are hashes, others may be among them.
    mutating func indices(_ name: String, _ key: Int64) -> [Int] { indices(form.place(of: name), key) }

    private mutating func indices(_ field: Int, _ key: Int64) -> [Int] {
        if field == 0, isRising { return index(of: key).map { [$0] } ?? [] }
        return turned(field)[key]
    }

    /// Returns the index of a field's column; creates it when it is first needed.
    private mutating func turned(_ field: Int) -> ColumnIndex {
        if let known = byKey[field] { return known }
        let made = ColumnIndex(columns[field])
        byKey[field] = made
        return made
    }

    /// Returns the keys that several records share in a field.
    mutating func duplicates(_ name: String) -> [Int64] {
        let field = form.place(of: name)
        // Ascending numbers are unique.
        if field == 0, isRising { return [] }
        let turned = turned(field)
        return turned.hasDuplicates ? turned.duplicates : []
    }

    /// The places in the table, in the order of the records' numbers.
    var byNumber: [Int] {
        isRising ? Array(0..<count) : (0..<count).sorted { columns[0][$0] < columns[0][$1] }
    }

    /// Returns the places in the table of the first records after a number, in the order of their numbers.
    func places(after number: Int64, limit: Int) -> [Int] {
        guard isRising else { return Array(byNumber.lazy.filter { columns[0][$0] > number }.prefix(limit)) }
        let start = firstPlace { $0 > number }
        return Array((start..<count).prefix(limit))
    }

    /// Returns the first place whose number passes, by binary search; all after it must pass too.
    private func firstPlace(where passes: (Int64) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if passes(columns[0][middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The number for the next record.
    var nextNumber: Int64 { (numbers.max() ?? 0) + 1 }

    /// Stores a new or changed record.
    ///
    /// - Returns: Its place in the table.
    @discardableResult
    mutating func put(_ stored: StoredRecord) -> Int {
        let fields = stored.fields
        func key(_ index: Int) -> Int64 {
            // The number of a night is its date's day number.
            index == 0 ? stored.number : form.fields[index].key(of: fields[index].value)
        }
        let index: Int
        if let known = self.index(of: stored.number) {
            index = known
            for field in keyed {
                let key = key(field)
                guard columns[field][index] != key else { continue }
                columns[field][index] = key
                byKey[field] = nil
            }
        } else {
            index = count
            isRising = isRising && numbers.last.map { $0 < stored.number } ?? true
            places.append(0..<0)
            for field in keyed {
                let key = key(field)
                columns[field].append(key)
                byKey[field]?.append(key)
            }
        }
        changed[index] = stored
        return index
    }

    /// Discards the changes, now that all records are in a text, at these places.
    mutating func settle(at places: [Range<Int>]) {
        self.places = places
        changed = [:]
    }
}
