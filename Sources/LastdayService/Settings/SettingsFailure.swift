import Glibc
public import LastdayMessages
public import LastdayRules
import TOMLKit

/// What is wrong with a configuration file, and on which line.
public struct SettingsFailure: Explained, Equatable {
    /// What sort of trouble it is.
    public let kind: FailureKind
    /// What is wrong, where, and what to do.
    public let description: String

    init(file path: String, line: Int?, _ what: String) {
        kind = .configuration
        description = "\(path)\(line.map { ", line \($0)" } ?? ""): \(what)"
    }

    /// A file that could not be read.
    init(reading path: String, _ fault: SmallFile.Fault) {
        switch fault {
        case .system(ENOENT), .system(ENOTDIR):
            kind = .missing
            description = "no configuration at \(path); give --config FILE, or --store FILE to go without"
        case .system(EACCES), .system(EPERM):
            kind = .notPermitted
            description =
                "no permission to read the configuration \(path); ask to be added to its group, or use sudo"
        case .isTooLarge:
            kind = .configuration
            description = "the configuration \(path) is larger than any; is another file meant?"
        case .system, .isFolder, .isNoFile:
            kind = .configuration
            description = Self.noText(path)
        }
    }

    /// A file that is no text.
    init(notText path: String) {
        kind = .configuration
        description = Self.noText(path)
    }

    private static func noText(_ path: String) -> String {
        "the configuration \(path) cannot be read as a text in UTF-8"
    }

    /// A file that could be read and not understood.
    init(decoding text: String, file path: String, _ error: any Error) {
        switch error {
        case let error as TOMLParseError:
            let place = "line \(error.source.begin.line), column \(error.source.begin.column)"
            self.init(file: path, line: nil, "\(place): \(error.description)")
        case let error as UnexpectedKeysError:
            let key = error.keys.keys.sorted().first ?? ""
            let hint =
                nearest(to: key, among: Settings.keys).map { "did you mean \(quoted($0))?" }
                ?? "see lastday.toml's manual for all keys"
            self.init(file: path, line: lineNumber(of: key, in: text), "unknown key \(quoted(key)); \(hint)")
        case let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context),
            // How TOMLKit says that a value of that kind is not there, whose path it gives.
            let DecodingError.keyNotFound(_, context):
            let key = context.codingPath.map(\.stringValue).joined(separator: ".")
            let last = context.codingPath.last?.stringValue ?? ""
            self.init(
                file: path,
                line: lineNumber(of: last, in: text),
                "\(key) has a value of the wrong kind; see the comment beside it in the packaged lastday.toml"
            )
        default:
            self.init(file: path, line: nil, "cannot be understood: \(error)")
        }
    }
}
