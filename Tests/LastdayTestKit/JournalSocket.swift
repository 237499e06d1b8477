import Foundation
import Glibc

/// A socket in place of the journal's, which nothing reads unless the test does.
package final class JournalSocket {
    package let path: String
    private var socket: Int32

    package init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "lastday-\(UUID().uuidString)").path
        socket = -1
        open()
    }

    deinit {
        close()
        unlink(path)
    }

    /// Opens a new socket at the same path, as a restart of journald does.
    package func open() {
        unlink(path)
        socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// Closes the socket but leaves its path, so that nothing listens there.
    package func close() {
        if socket >= 0 { Glibc.close(socket) }
        socket = -1
    }

    /// Reads the entries that have been sent since the last call.
    package func read() -> [String] {
        var entries: [String] = []
        while let bytes = next() { entries.append(String(decoding: bytes, as: UTF8.self)) }
        return entries
    }

    /// Reads the next entry: from its datagram or, if that is empty, from the file passed with it.
    private func next() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        var control = [UInt8](repeating: 0, count: 64)
        return bytes.withUnsafeMutableBytes { bytes in
            control.withUnsafeMutableBytes { control in
                var vector = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
                return withUnsafeMutablePointer(to: &vector) { vector -> [UInt8]? in
                    var message = msghdr()
                    (message.msg_iov, message.msg_iovlen) = (vector, 1)
                    (message.msg_control, message.msg_controllen) = (control.baseAddress, control.count)
                    let count = recvmsg(socket, &message, 0)
                    guard count >= 0 else { return nil }
                    guard count == 0 else { return Array(bytes.prefix(count)) }
                    let file = control.load(fromByteOffset: MemoryLayout<cmsghdr>.size, as: Int32.self)
                    return try? Array(FileHandle(fileDescriptor: file, closeOnDealloc: true).readWhole())
                }
            }
        }
    }
}

extension FileHandle {
    /// Reads the whole file from its beginning.
    fileprivate func readWhole() throws -> Data {
        try seek(toOffset: 0)
        return try readToEnd() ?? Data()
    }
}
