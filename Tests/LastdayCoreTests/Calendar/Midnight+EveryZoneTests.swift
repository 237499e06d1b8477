import Foundation
import LastdayTestKit
import Testing

@testable import LastdayCore

/// The beginnings of dates in every zone of this machine, from 1970 to 2100.
@Suite struct MidnightEveryZoneTests {
    @Test func `this machine has hundreds of different zones`() {
        #expect(Self.zones.count > 300)
    }

    @Test(arguments: zones)
    func `dates begin in order, at the instant when the clocks first show them`(name: String) throws {
        let zone = try MachineZones.zone(name)
        for day in days(of: zone.rules) {
            let date = CivilDate(dayNumber: day)
            let begins = Midnight.beginning(of: date, in: zone)
            let before = begins.adding(seconds: -1)
            let shown = zone.rules.civil(at: begins).date
            let shownBefore = zone.rules.civil(at: before).date
            let beginsNext = Midnight.beginning(of: date.next, in: zone)
            let holds =
                begins <= beginsNext && shown >= date && shownBefore < date
                && Midnight.date(at: before, in: zone) < date
                && Midnight.date(at: begins, in: zone) == (begins < beginsNext ? date : date.next)
            #expect(holds, "\(date)")
        }
    }

    /// Returns the days to check: those around every reset of the clocks, and every hundredth day.
    private func days(of rules: ZoneRules) -> Set<Int> {
        var days = Set(stride(from: 0, through: 47_846, by: 100))
        var segment = rules.segment(at: 0)
        while let end = segment.end, end < 4_133_980_800 {
            let day = Int(end / 86_400)
            days.formUnion(day - 1...day + 1)
            segment = rules.segment(at: end)
        }
        return days
    }

    /// The names of all zones whose files differ; many files are links to others.
    private static let zones: [String] = {
        let files = FileManager.default.enumerator(atPath: MachineZones.folder.path)
        let names = (files?.compactMap { $0 as? String } ?? []).sorted()
        var seen: Set<Data> = []
        return names.filter { name in
            guard name.first?.isUppercase == true, let data = contents(of: name) else { return false }
            return data.starts(with: Data("TZif".utf8)) && seen.insert(data).inserted
        }
    }()

    private static func contents(of name: String) -> Data? {
        try? Data(contentsOf: MachineZones.folder.appending(path: name))
    }
}
