public import LastdayMessages
public import LastdayCore
import LastdaySystem
import SystemPackage
import TOMLKit

/// What is wrong with a configuration file, and on which line.
public struct SettingsFailure: Explained, Equatable {
    /// The kind of failure.
    public let kind: FailureKind
    /// What is wrong, where, and what to do.
    public let description: String

    init(file path: String, line: Int?, _ what: String) {
        kind = .configuration
        description = "\(path)\(line.map { ", line \($0)" } ?? ""): \(what)"
    }

    /// Creates the failure for a file that could not be read.
    init(reading path: String, _ fault: SmallFile.Fault) {
        switch fault {
        case .unreadable(.system(.noSuchFileOrDirectory)), .unreadable(.system(.notDirectory)):
            kind = .missing
            description = "no configuration at \(path); give --config FILE, or --store FILE to use none"
        case .unreadable(.system(.permissionDenied)), .unreadable(.system(.notPermitted)):
            kind = .notPermitted
            description =
                "no permission to read the configuration \(path); ask to be added to its group, or use sudo"
        case .isTooLarge:
            kind = .configuration
            description =
                "the configuration \(path) is over 32 KiB, which is too large; is it the right file?"
        case .unreadable:
            kind = .configuration
            description = Self.noText(path)
        }
    }

    /// Creates the failure for a file that is not text.
    init(notText path: String) {
        kind = .configuration
        description = Self.noText(path)
    }

    private static func noText(_ path: String) -> String {
        "the configuration \(path) cannot be read as UTF-8 text"
    }

    /// Creates the failure for a file that could be read but not decoded.
    init(decoding text: String, file path: String, _ error: any Error) {
        switch error {
        case let error as TOMLParseError:
            let place = "line \(error.source.begin.line), column \(error.source.begin.column)"
            self.init(file: path, line: nil, "\(place): \(error.description)")
        case let error as UnexpectedKeysError:
            let key = error.keys.keys.sorted().first ?? ""
            let hint =
                closestMatch(to: key, among: Settings.keys).map { "did you mean \(quoted($0))?" }
                ?? "all keys are in: man lastday.toml"
            self.init(file: path, line: lineNumber(of: key, in: text), "unknown key \(quoted(key)); \(hint)")
        case let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context),
            // TOMLKit throws this if there is no value of that kind, and gives its path.
            let DecodingError.keyNotFound(_, context):
            let key = context.codingPath.map(\.stringValue).joined(separator: ".")
            let last = context.codingPath.last?.stringValue ?? ""
            self.init(
                file: path,
                line: lineNumber(of: last, in: text),
                "\(key) has a value of the wrong type; see: man lastday.toml"
            )
        default:
            self.init(file: path, line: nil, "cannot be understood: \(error)")
        }
    }
}
