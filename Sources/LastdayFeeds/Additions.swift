import LastdayRules

/// One row for each person out of rows that add to somebody who has to be known already.
///
/// - Throws: ``LastdayRules/BadRows`` where a row says nobody.
func additions(_ rows: [FeedRow], add: (inout FeedRow, FeedRow) -> Void) throws(BadRows) -> [FeedRow] {
    let nameless = rows.filter { $0.username == nil && $0.districtID == nil }
    guard nameless.isEmpty else {
        throw BadRows(nameless.map { "\($0.origin): neither a Username nor a District ID" })
    }
    var gathered: [FeedRow] = []
    var places: [[String?]: Int] = [:]
    for row in rows {
        let key = [row.username, row.districtID]
        if let place = places[key] {
            add(&gathered[place], row)
        } else {
            var first = row
            first.isAddition = true
            first.other = []
            places[key] = gathered.count
            gathered.append(first)
        }
    }
    return gathered
}

extension [FeedEmployment] {
    /// Puts an assignment under the employment with that district, which is made where there is none yet.
    mutating func add(_ assignment: FeedAssignment, inDistrict number: String, named name: String?) {
        if let index = firstIndex(where: { $0.districtNumber == number }) {
            self[index].assignments.append(assignment)
        } else {
            var employment = FeedEmployment(districtNumber: number)
            employment.districtName = name.map { .value($0) } ?? .nothing
            employment.assignments = [assignment]
            append(employment)
        }
    }
}
