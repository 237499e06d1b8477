/// Records of a person that no part of a feed's row has claimed yet, by what a row can know them by.
///
/// Each is looked at once for each of its keys, however many there are and in whatever order they are claimed.
struct Unclaimed<Record: Recorded> {
    /// What a row can know a record by.
    typealias Key = [String]

    private let records: [Record]
    private let keys: (Record) -> [Key]
    private var isClaimed: [Bool]
    private var places: [Int64: Int] = [:]
    /// The records with each key, from where on they may be unclaimed, and how many are.
    private var queues: [Key: (indices: [Int], next: Int, count: Int)] = [:]

    /// These records, each known by the keys that it has.
    init(_ records: [Record], by keys: @escaping (Record) -> [Key]) {
        self.records = records
        self.keys = keys
        isClaimed = Array(repeating: false, count: records.count)
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
        while next < queue.indices.count, isClaimed[queue.indices[next]] { next += 1 }
        queues[key]?.next = next
        return next < queue.indices.count ? records[queue.indices[next]] : nil
    }

    /// The only one with that key; nil where there are more, or none.
    mutating func only(_ key: Key) -> Record? { queues[key]?.count == 1 ? first(key) : nil }

    /// Notes that the record of that number is claimed, where it is one of these.
    mutating func claim(_ number: Int64) {
        guard let index = places[number], !isClaimed[index] else { return }
        isClaimed[index] = true
        for key in keys(records[index]) { queues[key]?.count -= 1 }
    }
}

extension Importing {
    static func match(_ said: FeedEmployment, among known: inout Unclaimed<Employment>) -> Employment? {
        let day = told(said.startDate)
        if case .value(let school) = said.school,
            let schooled = known.first([said.districtNumber, day, told(school)])
        {
            return schooled
        }
        if let dated = known.first([said.districtNumber, day]) { return dated }
        guard let only = known.only([said.districtNumber]) else { return nil }
        return said.startDate == nil || only.startDate == nil ? only : nil
    }

    static func match(_ said: FeedAssignment, among known: inout Unclaimed<Assignment>) -> Assignment? {
        if let dated = known.first([said.school, said.title, told(said.startDate)]) { return dated }
        guard let only = known.only([said.school, said.title]) else { return nil }
        return said.startDate == nil || only.startDate == nil ? only : nil
    }

    static func keys(of employment: Employment) -> [Unclaimed<Employment>.Key] {
        let (district, day) = (employment.districtNumber, told(employment.startDate))
        return [[district], [district, day], [district, day, told(employment.terms.school)]]
    }

    static func keys(of assignment: Assignment) -> [Unclaimed<Assignment>.Key] {
        let place = [assignment.school, assignment.title]
        return [place, place + [told(assignment.startDate)]]
    }

    /// The text, told apart from none.
    private static func told(_ text: String?) -> String { text.map { "=\($0)" } ?? "" }

    private static func told(_ date: CivilDate?) -> String { told(date?.description) }
}
