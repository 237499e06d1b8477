import CLinux
public import LastdayMessages
public import LastdayCore
import SystemPackage

/// What this program was called with, as the kernel keeps it.
///
/// Swift looks for the arguments in front of the environment's variables, where the kernel has put them. A library of
/// LD_PRELOAD that sets a variable before the program begins has the C library move the variables, and then Swift finds
/// no arguments at all: `lastdayd --config FILE` would open another store.
public enum ProgramArguments {
    /// The program's name, and what stands behind it.
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

    /// The arguments, each of which ends with a zero, from the program's name on: before it stands the dynamic linker, where
    /// the program was started by that.
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

/// The program does not know what it was called with.
public struct UnreadableArguments: Explained, Equatable {
    /// The system's error; nil where what was read cannot be arguments.
    let why: Errno?

    /// What sort of trouble it is.
    public var kind: FailureKind { .unavailable }

    /// What is wrong, and what to do.
    public var description: String {
        let why = why?.description ?? "it is empty"
        return
            "the arguments cannot be read from /proc/self/cmdline (\(why)); start it where /proc is mounted"
    }
}
