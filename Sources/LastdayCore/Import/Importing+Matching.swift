/// Records of a person that no part of a feed's row has claimed yet, by what a row can know them by.
///
/// Each is looked at once for each of its keys, however many there are and in whatever order they are claimed.
struct UnmatchedRecords<Record: Recorded> {
    /// What a row can know a record by.
    typealias Key = [String]

    private let records: [Record]
    private let keys: (Record) -> [Key]
    private var isMatched: [Bool]
    private var places: [Int64: Int] = [:]
    /// The records with each key, from where on they may be unclaimed, and how many are.
    private var queues: [Key: (indices: [Int], next: Int, count: Int)] = [:]

    /// These records, each known by the keys that it has.
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

    /// The first with that key, in their order.
    mutating func first(_ key: Key) -> Record? {
        guard let queue = queues[key] else { return nil }
        var next = queue.next
        while next < queue.indices.count, isMatched[queue.indices[next]] { next += 1 }
        queues[key]?.next = next
        return next < queue.indices.count ? records[queue.indices[next]] : nil
    }

    /// The only one with that key; nil where there are more, or none.
    mutating func only(_ key: Key) -> Record? { queues[key]?.count == 1 ? first(key) : nil }

    /// Notes that the record of that number is claimed, where it is one of these.
    mutating func match(_ number: Int64) {
        guard let index = places[number], !isMatched[index] else { return }
        isMatched[index] = true
        for key in keys(records[index]) { queues[key]?.count -= 1 }
    }
}

extension Importing {
    static func match(_ incoming: FeedEmployment, among known: inout UnmatchedRecords<Employment>) -> Employment? {
        let day = displayText(incoming.startDate)
        if case .value(let school) = incoming.school,
            let schooled = known.first([incoming.districtNumber, day, displayText(school)])
        {
            return schooled
        }
        if let dated = known.first([incoming.districtNumber, day]) { return dated }
        guard let only = known.only([incoming.districtNumber]) else { return nil }
        return incoming.startDate == nil || only.startDate == nil ? only : nil
    }

    static func match(_ incoming: FeedAssignment, among known: inout UnmatchedRecords<Assignment>) -> Assignment? {
        if let dated = known.first([incoming.school, incoming.title, displayText(incoming.startDate)]) { return dated }
        guard let only = known.only([incoming.school, incoming.title]) else { return nil }
        return incoming.startDate == nil || only.startDate == nil ? only : nil
    }

    static func keys(of employment: Employment) -> [UnmatchedRecords<Employment>.Key] {
        let (district, day) = (employment.districtNumber, displayText(employment.startDate))
        return [[district], [district, day], [district, day, displayText(employment.terms.school)]]
    }

    static func keys(of assignment: Assignment) -> [UnmatchedRecords<Assignment>.Key] {
        let place = [assignment.school, assignment.title]
        return [place, place + [displayText(assignment.startDate)]]
    }

    /// The text, told apart from none.
    private static func displayText(_ text: String?) -> String { text.map { "=\($0)" } ?? "" }

    private static func displayText(_ date: CivilDate?) -> String { displayText(date?.description) }
}
