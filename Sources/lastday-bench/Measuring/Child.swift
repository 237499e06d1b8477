import Glibc

/// Another process, measured from its start to its end.
struct Child {
    /// The time from its start to its end, in seconds.
    let seconds: Double
    /// Its peak memory, in MiB.
    let peak: Double
    /// What it wrote to standard output.
    let output: String

    /// The path of this program.
    static let own = (try? target(of: "/proc/self/exe")) ?? "/proc/self/exe"

    /// Runs a program to its end.
    ///
    /// - Throws: ``BenchFailure`` if it cannot be started, or fails.
    @discardableResult
    static func run(_ command: [String]) throws -> Child {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw BenchFailure("no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let watch = Stopwatch()
        let process: pid_t
        do {
            defer { close(ends[1]) }
            process = try start(command, output: ends[1])
        }
        defer { close(ends[0]) }
        // Not the value of wait4(2), which starts with the memory of the parent process.
        var (output, peak) = ([UInt8](), 0.0)
        while let more = readSome(ends[0]) {
            output += more
            peak = max(peak, ProcessStatus.peak(process) ?? 0)
        }
        let status = try wait(for: process)
        let seconds = watch.seconds
        guard status == 0 else {
            throw BenchFailure("failed, with status \(status): \(command.joined(separator: " "))")
        }
        return Child(seconds: seconds, peak: peak, output: String(decoding: output, as: UTF8.self))
    }

    /// Runs part of the benchmark in a process of its own, and returns the numbers that it prints.
    @discardableResult
    static func work(_ arguments: [String]) throws -> [Double] {
        try run([own, "work"] + arguments).output.split(whereSeparator: \.isWhitespace).compactMap {
            Double($0)
        }
    }

    /// Waits for a started program to end.
    ///
    /// - Returns: Its exit status; 0 if it succeeded.
    static func wait(for process: pid_t) throws -> Int32 {
        var status = Int32(0)
        guard waitpid(process, &status, 0) == process else { throw BenchFailure("no process \(process)") }
        return status
    }

    /// Starts a program and leaves it running.
    ///
    /// Its output is discarded unless a descriptor is given to write it to.
    static func start(_ command: [String], output: Int32? = nil) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        } else {
            for silent in [STDOUT_FILENO, STDERR_FILENO] {
                posix_spawn_file_actions_addopen(&actions, silent, "/dev/null", O_WRONLY, 0)
            }
        }
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let result = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
        guard result == 0 else { throw BenchFailure("\(command[0]): \(String(cString: strerror(result)))") }
        return process
    }

    /// Reads what the process has written since the last call: empty if nothing came within ``interval``, nil
    /// at the end.
    private static func readSome(_ end: Int32) -> ArraySlice<UInt8>? {
        var wanted = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
        guard poll(&wanted, 1, interval) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = read(end, &buffer, buffer.count)
        return count > 0 ? buffer[..<count] : nil
    }

    /// The longest time between two samples of the process's memory, in milliseconds.
    private static let interval: Int32 = 5

    private static func target(of path: String) throws -> String {
        guard let target = realpath(path, nil) else { throw BenchFailure("no \(path)") }
        defer { free(target) }
        return String(cString: target)
    }
}
