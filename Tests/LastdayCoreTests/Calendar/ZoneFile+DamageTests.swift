import Foundation
import LastdayTestKit
import Testing

@testable import LastdayCore

/// Zone files with random damage: 2,000 of them, the same ones every time.
@Suite struct ZoneFileDamageTests {
    private static let zones = [
        "America/Denver", "America/Havana", "Africa/Casablanca", "America/Nuuk", "Antarctica/Troll",
        "Asia/Gaza", "Asia/Jerusalem", "Australia/Lord_Howe", "Europe/Dublin", "Pacific/Apia",
    ]

    @Test(.timeLimit(.minutes(1)), arguments: UInt64(1)...20)
    func `a damaged file is refused, or its dates still begin in order`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for mutation in 1...100 {
            let name = Self.zones[chance.below(Self.zones.count)]
            var bytes = Array(try Data(contentsOf: MachineZones.folder.appending(path: name)))
            for _ in 0...chance.below(2) { harm(&bytes, by: &chance) }
            guard let rules = try? ZoneRules(zoneFile: bytes) else { continue }
            let zone = Zone(name: name, rules: rules)
            for _ in 1...25 {
                // One date in ten is from anywhere in the years that a date can have.
                let date = CivilDate(dayNumber: chance.below(10) > 0 ? chance.below(50_000) : chance.date())
                for date in [date, date.next] {
                    let begins = Midnight.beginning(of: date, in: zone)
                    let beginsNext = Midnight.beginning(of: date.next, in: zone)
                    let reached = Midnight.date(at: begins, in: zone)
                    let isInOrder = begins <= beginsNext && zone.rules.civil(at: begins).date >= date
                    let before = Midnight.date(at: begins.adding(seconds: -1), in: zone)
                    let isReached = before < date && reached >= date
                    let next = Midnight.next(after: begins, in: zone)
                    #expect(
                        isInOrder && isReached && next > reached,
                        "seed \(seed), mutation \(mutation): \(date) in a damaged \(name)"
                    )
                }
            }
        }
    }

    private static let footerBytes = Array("0123456789,./-+<>JM:".utf8)

    /// Damages a file: changes a byte, removes or repeats a few bytes, or puts another character that footers
    /// use into the footer.
    private func harm(_ bytes: inout [UInt8], by chance: inout Chance) {
        guard bytes.count > 100 else { return }
        let place = chance.below(bytes.count)
        let end = min(bytes.count, place + 1 + chance.below(12))
        switch chance.below(16) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 2: bytes.removeLast(chance.below(100))
        case 3: bytes[chance.below(44)] = UInt8(chance.below(256))
        case 4...8: bytes[bytes.count - 1 - chance.below(30)] = Self.footerBytes[chance.below(20)]
        default: bytes[place] = UInt8(chance.below(256))
        }
    }
}

/// Random numbers that are the same in every run.
private struct Chance {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func below(_ bound: Int) -> Int {
        // Knuth's linear congruential generator; its high bits are the random ones.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    /// Returns the number of a random day in the years 1 to 9999.
    mutating func date() -> Int { below(3_652_059) - 719_162 }
}
