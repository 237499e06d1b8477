import CLinux
public import LastdayMessages
public import LastdayCore
import SystemPackage

/// The arguments of this program, as the kernel stores them.
///
/// Swift looks for the arguments in front of the environment's variables, where the kernel has put them. If a
/// library of LD_PRELOAD sets a variable before the program begins, the C library moves the variables, and
/// Swift finds no arguments at all: `lastdayd --config FILE` would open another store.
public enum ProgramArguments {
    /// Reads the program's name and the arguments after it.
    ///
    /// - Throws: ``UnreadableArguments``.
    public static func read() throws(UnreadableArguments) -> [String] {
        let bytes: [UInt8]?
        do throws(Errno) {
            bytes = try OpenFile<Errno>("/proc/self/cmdline", .readOnly).rest(atMost: .max)
        } catch {
            throw UnreadableArguments(why: error)
        }
        return try arguments(in: bytes ?? [], calledAs: String(cString: called_as()))
    }

    /// Returns the arguments, each of which ends with a zero byte, from the program's name on.
    ///
    /// If the dynamic linker was used to start the program, it comes before the name.
    static func arguments(
        in bytes: [UInt8],
        calledAs name: String
    ) throws(UnreadableArguments) -> [String] {
        guard bytes.last == 0 else { throw UnreadableArguments(why: nil) }
        let all = bytes.dropLast().split(separator: 0, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        return all.firstIndex(of: name).map { Array(all[$0...]) } ?? all
    }
}

/// The error that the program's arguments cannot be read.
public struct UnreadableArguments: Explained, Equatable {
    /// The system's error; nil if what was read cannot be arguments.
    let why: Errno?

    /// The kind of failure.
    public var kind: FailureKind { .unavailable }

    /// What is wrong, and what to do.
    public var description: String {
        let why = why?.description ?? "it is empty"
        return
            "the arguments cannot be read from /proc/self/cmdline (\(why)); start it where /proc is mounted"
    }
}
