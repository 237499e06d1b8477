import Foundation
import LastdayCore
import LastdayTestKit

@testable import LastdayStores

/// Access to the files of a district with a JSON store.
extension District {
    /// Makes a district with a JSON store.
    static func json(at time: String = "2026-11-30T09:00") throws -> District {
        try District(.json, at: time)
    }

    /// The text of the store's file.
    var text: String {
        // Decoded from the bytes, because Foundation would drop a byte-order mark.
        get throws { String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) }
    }

    /// The lines of the audit file.
    var auditLines: [String] {
        get throws {
            try String(contentsOf: URL(filePath: JSONStore.auditPath(of: path)), encoding: .utf8)
                .split(separator: "\n").map(String.init)
        }
    }

    /// Changes the text by replacing the file with a new one, as a careful program does.
    func rewrite(_ change: (String) -> String) throws {
        try change(text).write(to: URL(filePath: path), atomically: true, encoding: .utf8)
    }
}

/// A store's file as a person or another program might write it, with unknown names at every level and a mixed
/// layout.
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
