import Foundation
import LastdayImport
import LastdayMessages
import LastdayCore
import LastdayStores

/// The folder of a demonstration, and the programs that run in it.
struct DemoStage {
    /// The departures of the sample district.
    static let departures: [(username: String, options: [String])] = [
        ("keltnerc", ["--last-day", "2026-12-18", "--reason", "Resignation"]),
        ("crosswellh", ["--last-day", "12/18/2026", "--reason", "End of contract"]),
        ("hathawayq", ["--last-day", "2027-01-15", "--reason", "Retirement"]),
    ]

    let folder: String
    var store: String { "\(folder)/lastday.db" }
    private var settings: String { "\(folder)/lastday.toml" }
    private let programs: URL

    /// Creates the folder.
    init() throws {
        let template = FileManager.default.temporaryDirectory.appending(path: "lastday-demo-XXXXXX").path
        var path = Array(template.utf8CString)
        guard mkdtemp(&path) != nil else {
            throw DemoFailure(
                "cannot make the folder \(template); set TMPDIR to a folder where that is possible"
            )
        }
        folder = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    }

    /// Creates the district: its store, which is marked as a demonstration, and its configuration.
    func prepare() throws {
        _ = try Stores.make(at: store, for: .demonstration, zone: StoreZone("America/Denver"))
        try """
        timezone = "America/Denver"
        store = "\(store)"
        """.write(toFile: settings, atomically: true, encoding: .utf8)
        try lastday(["import", sampleDistrict()], at: "2026-11-30T09:00")
    }

    /// Returns the path of the sample district's accounts: in the checkout, or where the package has them.
    private func sampleDistrict() throws -> String {
        var folder = programs
        var candidates = [
            folder.appending(path: "../share/lastday/sample-district/accounts.csv").standardized.path
        ]
        while folder.path != "/" {
            candidates.append(folder.appending(path: "config/sample-district/accounts.csv").path)
            folder.deleteLastPathComponent()
        }
        guard let found = candidates.first(where: FileManager.default.fileExists(atPath:)) else {
            throw DemoFailure("the sample district is missing; looked for \(candidates[0])")
        }
        return found
    }

    /// Runs the command line with the clock at that local time, and shows what was typed.
    func lastday(_ arguments: [String], at time: String) throws {
        let typed = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
        Terminal.current.write(Terminal.current.bold("$ lastday \(typed)") + "\n")
        let process = try start("lastday", arguments, at: time)
        process.waitUntilExit()
        say("")
    }

    /// Runs the service from that local time until that night is in the ledger and the next one is planned.
    func lastdayd(at time: String, untilNightOf night: String) throws {
        Terminal.current.write(Terminal.current.bold("$ lastdayd") + "\n")
        let lines = Pipe()
        let process = try start("lastdayd", [], at: time, lines)
        var text = Data()
        var isOver = false
        // The service's own messages say when it is done. The pipe ends when the service does.
        while case let data = lines.fileHandleForReading.availableData, !data.isEmpty {
            FileHandle.standardOutput.write(data)
            text.append(data)
            let output = String(decoding: text, as: UTF8.self)
            guard !isOver, let finished = output.range(of: "the night of \(night)", options: .backwards),
                output[finished.upperBound...].contains("Next midnight")
            else { continue }
            isOver = true
            process.terminate()
        }
        process.waitUntilExit()
        guard isOver else { throw DemoFailure("the service stopped before its midnight; see above") }
        say("")
    }

    private func start(
        _ program: String,
        _ arguments: [String],
        at time: String,
        _ errors: Pipe? = nil
    ) throws -> Process {
        let process = Process()
        process.executableURL = programs.appending(path: program)
        process.arguments = arguments + ["--config", settings, "--demonstration-clock", time]
        if let errors { process.standardError = errors }
        do {
            try process.run()
        } catch {
            throw DemoFailure(
                "cannot start \(programs.path)/\(program); build both programs with: swift build"
            )
        }
        return process
    }
}

/// The reason why the demonstration cannot continue.
struct DemoFailure: Explained {
    let description: String
    var kind: FailureKind { .unavailable }

    init(_ description: String) {
        self.description = description
    }
}
