import Foundation
import LastdayImport
import LastdayCore
import LastdayService
import LastdayStores
import LastdayTestKit

/// A parser of input that comes from outside.
struct Parser {
    let name: String
    /// Valid inputs to start from.
    let seeds: [[UInt8]]
    /// Reads an input, and throws if it is refused.
    let read: (Bench, [UInt8]) throws -> Void

    static func all() throws -> [Parser] {
        let zones = try ["America/Denver", "Europe/Dublin", "Africa/Casablanca", "Asia/Gaza", "UTC"].map(
            Seeds.zone
        )
        let feeds = Seeds.feeds.map { feed in
            Parser(name: feed.name, seeds: [feed.seed]) { try importing(try $0.file(feed.name, $1), on: $0) }
        }
        let packed = [Array(Seeds.feeds.prefix(3)), [Seeds.feeds[0]]].map { feeds in
            StoredArchive.bytes(feeds.map { ($0.name, $0.seed) })
        }
        return [
            Parser(name: "configuration", seeds: Seeds.settings) {
                _ = try Settings(file: try $0.file("lastday.toml", $1))
            },
            Parser(name: "dates and instants", seeds: Seeds.dates, read: dates),
            Parser(name: "time zone file", seeds: zones, read: zone),
            Parser(name: "departures.csv", seeds: [Seeds.departures]) { bench, bytes in
                try bench.queue(try DeparturesCSV(path: try bench.file("departures.csv", bytes)).rows)
            },
            Parser(name: "zip archive", seeds: packed) { try importing(try $0.file("feed.zip", $1), on: $0) },
            Parser(name: "tables as they come", seeds: Seeds.tables) {
                try importing(try $0.file("table", $1), on: $0)
            },
            Parser(name: "workbook", seeds: [workbook(Seeds.sheet)]) {
                try importing(try $0.file("workbook.xlsx", $1), on: $0)
            },
            // The archive is sound, so that every input comes to the reader of the part.
            Parser(name: "sheet of a workbook", seeds: [Seeds.sheet]) {
                try importing(try $0.file("workbook.xlsx", workbook($1)), on: $0)
            },
            Parser(name: "texts of a workbook", seeds: [Seeds.texts]) {
                try importing(
                    try $0.file("workbook.xlsx", workbook(Seeds.sheet, "xl/sharedStrings.xml", $1)),
                    on: $0
                )
            },
            Parser(name: "styles of a workbook", seeds: [Seeds.styles]) {
                try importing(
                    try $0.file("workbook.xlsx", workbook(Seeds.sheet, "xl/styles.xml", $1)),
                    on: $0
                )
            },
            Parser(name: "JSON store", seeds: [Seeds.jsonStore]) { try store($0, $1, Seeds.auditFile) },
            Parser(name: "audit of a JSON store", seeds: [Seeds.auditFile]) {
                try store($0, Seeds.jsonStore, $1)
            },
        ] + feeds
    }

    /// Returns a workbook with a sheet, and with another part in the place of its own.
    private static func workbook(_ sheet: [UInt8], _ part: String = "", _ content: [UInt8] = []) -> [UInt8] {
        let parts = TestWorkbook(rows: "").parts.map { name, own in
            switch name {
            case part: (name, content)
            case "xl/worksheets/sheet1.xml": (name, sheet)
            case "xl/sharedStrings.xml": (name, Seeds.texts)
            case "xl/styles.xml": (name, Seeds.styles)
            default: (name, own)
            }
        }
        return StoredArchive.bytes(parts)
    }

    private static func importing(_ path: String, on bench: Bench) throws {
        switch try Source.open(path: path) {
        case .feed(let feed): try bench.rehearse(Importing.steps(through: feed.next))
        case .export(let export): while try export.next() != nil {}
        }
    }

    private static func dates(_ bench: Bench, _ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        if let date = try? CivilDate(reading: text), try CivilDate(reading: date.description) != date {
            fatalError("\(date) is another date when it is read again")
        }
        _ = try bench.zone.instant(reading: text)
    }

    private static func zone(_ bench: Bench, _ bytes: [UInt8]) throws {
        let zone = Zone(name: "fuzz", rules: try ZoneRules(zoneFile: bytes))
        for day in stride(from: 0, to: 40_000, by: 997) {
            let date = CivilDate(dayNumber: day)
            let midnight = Midnight.beginning(of: date, in: zone)
            guard midnight <= Midnight.beginning(of: date.next, in: zone) else {
                fatalError("\(date) begins after the next")
            }
        }
    }

    /// Opens and reads a JSON store, and ends the program if a refused one has been changed.
    private static func store(_ bench: Bench, _ text: [UInt8], _ audit: [UInt8]) throws {
        let files = [try bench.file("accounts.json", text), try bench.file("accounts.audit.jsonl", audit)]
        do {
            let store = try Stores.open(at: files[0])
            _ = try store.read { try Digest(of: $0).text }
            _ = try store.faults()
        } catch {
            for (path, bytes) in zip(files, [text, audit]) {
                guard try Array(Data(contentsOf: URL(filePath: path))) == bytes else {
                    fatalError("\(path) was refused, and changed")
                }
            }
            throw error
        }
    }
}
