import Glibc
import LastdayMessages
import LastdayCore

/// One run of the benchmark: its scale, its folder, the programs that it measures, and the districts made so
/// far.
final class Bench {
    let scale: Scale
    let runs: Int
    private let folder: String
    private var made: Set<String> = []

    init(scale: Scale, runs: Int, in parent: String) throws {
        self.scale = scale
        self.runs = runs
        var template = Array("\(parent)/lastday-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw BenchFailure("no folder can be made in \(parent): \(String(cString: strerror(errno)))")
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes the benchmark's folder and everything in it.
    func clear() { _ = try? Child.run(["rm", "-r", folder]) }

    /// Returns the path of a file in the benchmark's folder.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Returns the path of one of the project's programs, which lies next to the benchmark.
    ///
    /// - Throws: ``BenchFailure`` if it has not been built.
    func program(_ name: String) throws -> String {
        let path = Child.own.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/\(name)"
        guard access(path, X_OK) == 0 else {
            throw BenchFailure("there is no \(path); build it first: swift build -c release")
        }
        return path
    }

    /// Returns the path of a district's store, which is made on first use.
    ///
    /// Copy the store before changing it, because other figures use it too.
    func district(_ plan: DistrictPlan) throws -> String {
        let path = path("\(plan.name).db")
        guard made.insert(path).inserted else { return path }
        announce("making a district of \(counted(plan.accounts, "account", "accounts"))")
        try Child.work(["make", path] + plan.arguments)
        return path
    }

    /// Copies a store, flushes the copy to the disk before anything is measured, and returns its path.
    func copy(_ store: String, as name: String) throws -> String {
        let copy = path(name)
        try Child.run(["rm", "-f", copy, "\(copy)-wal", "\(copy)-shm"])
        try Child.run(["cp", store, copy])
        try Child.run(["sync", copy])
        return copy
    }

    /// Prints what is being done, if standard error is a terminal.
    func announce(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let line = Array("\(text)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
    }
}
