import Glibc

/// What the kernel reports about a process (proc(5)).
enum ProcessStatus {
    /// Returns the resident memory of a process, in MiB.
    static func resident(_ process: pid_t) throws -> Double {
        Double(try number("VmRSS", in: "/proc/\(process)/status")) / 1_024
    }

    /// Returns the peak memory of this process, in MiB.
    static func ownPeak() throws -> Double {
        Double(try number("VmHWM", in: "/proc/self/status")) / 1_024
    }

    /// Returns the peak memory of a process, in MiB; nil once it has ended.
    static func peak(_ process: pid_t) -> Double? {
        (try? number("VmHWM", in: "/proc/\(process)/status")).map { Double($0) / 1_024 }
    }

    /// Returns how often the threads of a process have waited and been woken up: the sum of their voluntary
    /// context switches.
    static func wakeUps(_ process: pid_t) throws -> Int {
        guard let folder = opendir("/proc/\(process)/task") else {
            throw BenchFailure("no process \(process)")
        }
        defer { closedir(folder) }
        var sum = 0
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard !name.hasPrefix(".") else { continue }
            sum += try number("voluntary_ctxt_switches", in: "/proc/\(process)/task/\(name)/status")
        }
        return sum
    }

    private static func number(_ name: String, in path: String) throws -> Int {
        guard let file = fopen(path, "r") else { throw BenchFailure("no \(path)") }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 256)
        while fgets(&buffer, Int32(buffer.count), file) != nil {
            let line = String(
                decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
                as: UTF8.self
            )
            let words = line.split { $0 == ":" || $0.isWhitespace }
            if words.first == Substring(name), words.count > 1, let number = Int(words[1]) { return number }
        }
        throw BenchFailure("no \(name) in \(path)")
    }
}
