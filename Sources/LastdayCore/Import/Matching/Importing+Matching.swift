/// The records of a person that no part of a feed's row has matched yet, indexed by what a row can identify
/// them by.
///
/// Each record is visited once for each of its keys, however many there are and in whatever order they are
/// matched.
struct UnmatchedRecords<Record: Recorded> {
    /// What a row can identify a record by.
    typealias Key = [String]

    private let records: [Record]
    private let keys: (Record) -> [Key]
    private var isMatched: [Bool]
    private var places: [Int64: Int] = [:]
    /// The records with each key, the index from which they may be unmatched, and the number that are.
    private var queues: [Key: (indices: [Int], next: Int, count: Int)] = [:]

    /// Creates an index of these records by their keys.
    init(_ records: [Record], by keys: @escaping (Record) -> [Key]) {
        self.records = records
        self.keys = keys
        isMatched = Array(repeating: false, count: records.count)
        for (index, record) in records.enumerated() {
            places[record.number] = index
            for key in keys(record) {
                queues[key, default: ([], 0, 0)].indices.append(index)
                queues[key]?.count += 1
            }
        }
    }

    /// Returns the first unmatched record with that key, in the original order.
    mutating func first(_ key: Key) -> Record? {
        guard let queue = queues[key] else { return nil }
        var next = queue.next
        while next < queue.indices.count, isMatched[queue.indices[next]] { next += 1 }
        queues[key]?.next = next
        return next < queue.indices.count ? records[queue.indices[next]] : nil
    }

    /// Returns the only unmatched record with that key; nil if there are several, or none.
    mutating func only(_ key: Key) -> Record? { queues[key]?.count == 1 ? first(key) : nil }

    /// Marks the record of that number as matched, if it is one of these.
    mutating func match(_ number: Int64) {
        guard let index = places[number], !isMatched[index] else { return }
        isMatched[index] = true
        for key in keys(records[index]) { queues[key]?.count -= 1 }
    }
}

extension Importing {
    static func match(_ incoming: FeedEmployment, among known: inout UnmatchedRecords<Employment>)
        -> Employment?
    {
        let day = keyPart(incoming.startDate)
        if case .value(let school) = incoming.school,
            let schooled = known.first([incoming.districtNumber, day, keyPart(school)])
        {
            return schooled
        }
        if let dated = known.first([incoming.districtNumber, day]) { return dated }
        guard let only = known.only([incoming.districtNumber]) else { return nil }
        return incoming.startDate == nil || only.startDate == nil ? only : nil
    }

    static func match(_ incoming: FeedAssignment, among known: inout UnmatchedRecords<Assignment>)
        -> Assignment?
    {
        if let dated = known.first([incoming.school, incoming.title, keyPart(incoming.startDate)]) {
            return dated
        }
        guard let only = known.only([incoming.school, incoming.title]) else { return nil }
        return incoming.startDate == nil || only.startDate == nil ? only : nil
    }

    static func keys(of employment: Employment) -> [UnmatchedRecords<Employment>.Key] {
        let (district, day) = (employment.districtNumber, keyPart(employment.startDate))
        return [[district], [district, day], [district, day, keyPart(employment.terms.school)]]
    }

    static func keys(of assignment: Assignment) -> [UnmatchedRecords<Assignment>.Key] {
        let place = [assignment.school, assignment.title]
        return [place, place + [keyPart(assignment.startDate)]]
    }

    /// Returns a text for a key that distinguishes the empty text from nil.
    private static func keyPart(_ text: String?) -> String { text.map { "=\($0)" } ?? "" }

    private static func keyPart(_ date: CivilDate?) -> String { keyPart(date?.description) }
}
