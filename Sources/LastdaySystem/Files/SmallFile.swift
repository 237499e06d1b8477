package import SystemPackage

/// A file of unknown origin that is read whole: it is opened once and checked, and never waited for or read
/// beyond a limit.
package struct SmallFile {
    /// The reason why the file could not be read.
    package enum Fault: Error {
        /// It could not be opened or read.
        case unreadable(RegularFile.Fault)
        case isTooLarge
    }

    /// Its bytes.
    package let bytes: [UInt8]
    /// Its type, permissions, owner and group.
    package let status: Stat

    /// Reads the file at that path.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - limit: The most bytes that the file may have.
    ///   - pipes: The pipes that are accepted like a file.
    /// - Throws: ``Fault``.
    package init(
        at path: String,
        atMost limit: Int,
        taking pipes: RegularFile.Pipes = .none
    ) throws(Fault) {
        let read: [UInt8]?
        do throws(RegularFile.Fault) {
            let file = try RegularFile.open(path, taking: pipes)
            (status, read) = try Self.read(file, atMost: limit)
        } catch {
            throw .unreadable(error)
        }
        guard let read else { throw .isTooLarge }
        bytes = read
    }

    private static func read(
        _ file: OpenFile<Errno>,
        atMost limit: Int
    ) throws(RegularFile.Fault) -> (Stat, [UInt8]?) {
        do throws(Errno) {
            return (try file.status(), try file.rest(atMost: limit))
        } catch {
            throw .system(error)
        }
    }
}
