import Foundation
import LastdayCore
import LastdayTestKit

@testable import LastdayStores

/// A district with a JSON store, and its files.
extension District {
    static func json(at time: String = "2026-11-30T09:00") throws -> District {
        try District(.json, at: time)
    }

    var text: String {
        // Not through a reader of texts, which would pass over a byte-order mark.
        get throws { String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) }
    }

    /// The audit's lines.
    var auditLines: [String] {
        get throws {
            try String(contentsOf: URL(filePath: JSONStore.auditPath(of: path)), encoding: .utf8)
                .split(separator: "\n").map(String.init)
        }
    }

    /// Replaces the file as another program does that takes care: by a new one.
    func rewrite(_ change: (String) -> String) throws {
        try change(text).write(to: URL(filePath: path), atomically: true, encoding: .utf8)
    }

    /// Which of the text's lines are others than in that text.
    func changedLines(since before: String) throws -> [String] {
        let old = Set(before.split(separator: "\n"))
        return try text.split(separator: "\n").filter { !old.contains($0) }
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }
}

/// A store's file as a person or another program might write it: other names at every level, other layouts.
let strangeText = #"""
    {
      "format": "lastday store", "version": 1,
      "$schema": "accounts.schema.json",
      "people": [ {"last_name":"Lee", "shoe_size": 1.0, "person": 1, "first_name":"Alvin", "other": {"phone": "555", "since": 2e3}} ],
      "mascot": { "name": "Bear", "weight": 9223372036854775808, "kin": [1.0, 1, null, {"z": 1, "a": 2}] },
      "accounts": [
        {"account": 7, "username": "al\u0065e", "person": 1, "badge": {"no": 1.50, "colours": ["red", 0.10]}, "expires_on": null},
        {"username": "temp", "account": 3, "expires_on": "2026-12-18", "x": []}
      ],
      "employments": [{"employment": 1, "person": 1, "district_number": "0860"}]
    }

    """#
