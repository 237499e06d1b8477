import LastdayCore

/// The records of one kind in a JSON store: where each stands in the text, and the keys that they are looked for by.
///
/// A record is read out of the text only when somebody wants it whole. What a transaction has changed or made is kept
/// beside the text until the text is written anew.
struct Table {
    let form: RecordForm
    /// Where each record stands; one that is not in the text yet stands nowhere, which is an empty range.
    private(set) var places: [Range<Int>] = []
    /// For each field of the form, the keys of all records; nothing for fields that are no keys.
    private var columns: [[Int64]]
    /// What has become of records since the text was written, by their place in the table.
    private(set) var changed: [Int: StoredRecord] = [:]
    /// Which fields are keys.
    private let keyed: [Int]
    private var byKey: [Int: ColumnIndex] = [:]
    /// Whether the numbers rise, so that one can be looked for by halves.
    private var isRising = true

    init(_ form: RecordForm) {
        self.form = form
        columns = Array(repeating: [], count: form.fields.count)
        keyed = form.fields.indices.filter { form.fields[$0].isIndexed }
    }

    var count: Int { places.count }

    var numbers: [Int64] { columns[0] }

    /// The keys that all records have in that field.
    func column(_ name: String) -> [Int64] { column(form.place(of: name)) }

    /// The keys that all records have in the field at that place of the form.
    func column(_ place: Int) -> [Int64] { columns[place] }

    /// Another record that stands in the text.
    mutating func append(at place: Range<Int>, _ keys: UnsafeMutableBufferPointer<Int64>) {
        isRising = isRising && numbers.last.map { $0 < keys[0] } ?? true
        places.append(place)
        for index in keyed { columns[index].append(keys[index]) }
    }

    /// The place in the table of the record with that number.
    mutating func index(of number: Int64) -> Int? {
        guard isRising else { return indices(0, number).first }
        let place = firstPlace { $0 >= number }
        return place < count && columns[0][place] == number ? place : nil
    }

    /// The places of the records that have that key in that field; where the key is a hash, others may be among them.
    mutating func indices(_ name: String, _ key: Int64) -> [Int] { indices(form.place(of: name), key) }

    private mutating func indices(_ field: Int, _ key: Int64) -> [Int] {
        if field == 0, isRising { return index(of: key).map { [$0] } ?? [] }
        return turned(field)[key]
    }

    /// The field's column turned round; made when it is first asked for.
    private mutating func turned(_ field: Int) -> ColumnIndex {
        if let known = byKey[field] { return known }
        let made = ColumnIndex(columns[field])
        byKey[field] = made
        return made
    }

    /// The keys in that field that several records have.
    mutating func duplicates(_ name: String) -> [Int64] {
        let field = form.place(of: name)
        // Numbers that rise have no twins.
        if field == 0, isRising { return [] }
        let turned = turned(field)
        return turned.hasDuplicates ? turned.duplicates : []
    }

    /// The places in the table in the order of the records' numbers.
    var byNumber: [Int] {
        isRising ? Array(0..<count) : (0..<count).sorted { columns[0][$0] < columns[0][$1] }
    }

    /// The places in the table of so many records after that number, in the order of their numbers.
    func places(after number: Int64, limit: Int) -> [Int] {
        guard isRising else { return Array(byNumber.lazy.filter { columns[0][$0] > number }.prefix(limit)) }
        let start = firstPlace { $0 > number }
        return Array((start..<count).prefix(limit))
    }

    /// The first place at which the number passes, where numbers rise and all after it pass too.
    private func firstPlace(where passes: (Int64) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if passes(columns[0][middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The number that the next record will have.
    var nextNumber: Int64 { (numbers.max() ?? 0) + 1 }

    /// Takes what has become of a record, or a new one.
    ///
    /// - Returns: Its place in the table.
    @discardableResult
    mutating func put(_ stored: StoredRecord) -> Int {
        let fields = stored.fields
        func key(_ index: Int) -> Int64 {
            // A night's number is its date's.
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

    /// The same records in a text in which they stand there.
    mutating func settle(at places: [Range<Int>]) {
        self.places = places
        changed = [:]
    }
}
