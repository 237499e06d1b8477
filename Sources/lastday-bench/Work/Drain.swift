import ArgumentParser
import Glibc

extension Work {
    /// A journal that accepts everything and keeps nothing.
    struct Drain: ParsableCommand {
        @Argument var socket: String

        func run() throws {
            let listening = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(socket.utf8)) }
            let isBound = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(listening, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                }
            }
            guard isBound else { throw BenchFailure("no socket at \(socket)") }
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            while recv(listening, &buffer, buffer.count, 0) >= 0 {}
        }
    }
}
