import Foundation
import LastdayMessages
public import LastdayCore
import LastdaySystem
import TOMLKit

extension Settings {
    /// Reads a configuration file strictly.
    ///
    /// An unknown key is refused, because it would have no effect, and so is a file that other users may
    /// write.
    ///
    /// - Throws: ``SettingsFailure``.
    public init(file path: String) throws(SettingsFailure) {
        let file: SmallFile
        do {
            // The TOML library recurses at each dot of a name, so the names in a larger file could overflow
            // the stack.
            file = try SmallFile(at: path, atMost: 32 << 10, taking: .all)
        } catch {
            throw SettingsFailure(reading: path, error)
        }
        if let stranger = SettingsOwnership.stranger(file.status) {
            throw SettingsFailure(
                file: path,
                line: nil,
                "\(stranger.who) may write to it, and so choose the store; change that with: chmod \(stranger.remedy) \(path)"
            )
        }
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            throw SettingsFailure(notText: path)
        }
        try self.init(text: text, file: path)
    }

    init(text: String, file path: String) throws(SettingsFailure) {
        if let pitfall = Self.pitfall(in: text) {
            throw SettingsFailure(file: path, line: pitfall.line, pitfall.fault)
        }
        let document: Document
        do {
            document = try TOMLDecoder(strictDecoding: true).decode(Document.self, from: text)
        } catch {
            throw SettingsFailure(decoding: text, file: path, error)
        }
        func fault(_ key: String, _ what: String) -> SettingsFailure {
            SettingsFailure(file: path, line: lineNumber(of: key, in: text), what)
        }
        if let expires = document.expires {
            guard let reading = Policy.Reading(rawValue: expires) else {
                let forms = Policy.Reading.allCases.map { quoted($0.rawValue) }.joined(separator: " or ")
                throw fault("expires", "expires is \(quoted(expires)); write \(forms)")
            }
            self.expires = reading
        }
        timezone = document.timezone
        store = document.store ?? store
        disableOnClosing = document.disable_on_closing ?? disableOnClosing
        protected = document.protected ?? protected
        caseSensitiveUsernames = document.case_sensitive_usernames ?? caseSensitiveUsernames
        metricsTextfile = document.metrics?.textfile ?? metricsTextfile
        isInContainer = document.audit?.container ?? isInContainer
        columns = document.columns ?? columns
        keptColumns = document.import?.keep_columns ?? keptColumns
        ignoredColumns = document.import?.ignore_columns ?? ignoredColumns
        for word in document.import?.include ?? [] {
            guard let type = AccountType(plural: word) else {
                throw fault(
                    "include",
                    "import.include has \(quoted(word)); write \"students\" or \"guardians\""
                )
            }
            included.append(type)
        }
        if let percent = document.hold?.percent {
            guard (0...100).contains(percent) else {
                throw fault("percent", "hold.percent is \(percent); write 0 to 100")
            }
            hold.percent = percent
        }
        if let count = document.hold?.count {
            guard count >= 0 else { throw fault("count", "hold.count is \(count); write 0 or more") }
            hold.count = count
        }
        if let hours = document.clock?.leap_hours {
            guard hours > 0 else {
                throw fault("leap_hours", "clock.leap_hours is \(hours); write 1 or more")
            }
            leapHours = hours
        }
        if let minutes = document.clock?.wait_minutes {
            guard minutes >= 0 else {
                throw fault("wait_minutes", "clock.wait_minutes is \(minutes); write 0 or more")
            }
            waitMinutes = minutes
        }
    }

    /// The file's keys, spelled as they are in it.
    private struct Document: Decodable {
        struct Hold: Decodable { var percent, count: Int? }
        struct Clock: Decodable { var leap_hours, wait_minutes: Int? }
        struct Audit: Decodable { var container: Bool? }
        struct Metrics: Decodable { var textfile: String? }
        struct Import: Decodable { var keep_columns, ignore_columns, include: [String]? }

        var timezone, expires, store: String?
        var disable_on_closing, case_sensitive_usernames: Bool?
        var protected: [String]?
        var hold: Hold?
        var clock: Clock?
        var audit: Audit?
        var metrics: Metrics?
        var columns: [String: String]?
        var `import`: Import?
    }

    /// All keys, for "did you mean".
    static let keys = [
        "timezone", "expires", "store", "disable_on_closing", "protected",
        "case_sensitive_usernames", "hold", "clock", "audit",
        "metrics",
        "columns", "import", "keep_columns", "ignore_columns", "include",
        "percent", "count", "leap_hours", "wait_minutes", "container", "textfile",
    ]
}

extension AccountType {
    /// Creates the type that people name in the plural, of those that an import leaves out: "students".
    public init?(plural word: String) {
        switch word {
        case "students": self = .student
        case "guardians": self = .guardian
        default: return nil
        }
    }
}

/// Returns the line on which a key or table of that name appears, counted from 1.
func lineNumber(of key: String, in text: String) -> Int? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.firstIndex { line in
        let name = line.prefix { $0 != "=" && $0 != "#" && $0 != "]" }
            .trimmingCharacters(in: CharacterSet(charactersIn: " \t[\"'\r"))
        return name == key || name.hasSuffix(".\(key)")
    }.map { $0 + 1 }
}
