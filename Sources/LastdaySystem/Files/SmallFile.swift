package import SystemPackage

/// A file that is read whole, though nobody knows what lies there: it is opened once, looked at, and never waited for
/// nor read beyond what such files hold.
package struct SmallFile {
    /// Why it could not be had.
    package enum Fault: Error {
        /// It could not be opened, or read.
        case unreadable(RegularFile.Fault)
        case isTooLarge
    }

    /// Its bytes.
    package let bytes: [UInt8]
    /// Its type and its permissions, owner and group.
    package let status: Stat

    /// The file at that path.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - limit: The most bytes that it may hold.
    ///   - pipes: Which pipes are as good as a file.
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
