import Glibc

/// A socket that is connected to journald's and never blocks by itself.
final class JournalConnection {
    /// The result of sending.
    enum Answer {
        /// The entry is in journald's queue.
        case taken
        /// The queue is full: journald does not read at the moment.
        case full
        /// No process listens, or the entry cannot be sent at all.
        case refused
    }

    private let socket: Int32

    /// The number of bytes that may wait in the socket, if the kernel allows it.
    private static let room: Int32 = 8 << 20

    /// Connects to the socket at that path; nil if no process listens there.
    init?(to path: String) {
        socket = Glibc.socket(AF_UNIX, Self.kind, 0)
        guard socket >= 0 else { return nil }
        var room = Self.room
        setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &room, socklen_t(MemoryLayout<Int32>.size))
        guard Self.connect(socket, to: path) else { return nil }
    }

    deinit { if socket >= 0 { close(socket) } }

    private static var kind: Int32 {
        Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    }

    private static func connect(_ socket: Int32, to path: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let isShortEnough = withUnsafeMutableBytes(of: &address.sun_path) { place in
            // The last byte stays 0.
            guard bytes.count < place.count else { return false }
            place.copyBytes(from: bytes)
            return true
        }
        guard isShortEnough else { return false }
        return withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    /// Sends an entry, directly or, if it is too large, in a sealed file.
    func send(_ datagram: JournalDatagram) -> Answer {
        let bytes = datagram.bytes
        let count = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        if count < 0, errno == EMSGSIZE { return pass(datagram) }
        return Self.answer(count)
    }

    /// Waits until journald has taken something out of its queue.
    ///
    /// - Returns: How long it waited at least, in milliseconds.
    func waitForRoom(atMost milliseconds: Int32) -> Int32 {
        var wanted = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
        guard poll(&wanted, 1, milliseconds) != 0 else { return milliseconds }
        // There is room for one entry; a moment later there is for many, unless another sender was faster.
        usleep(1_000)
        return 1
    }

    private static func answer(_ count: Int) -> Answer {
        guard count < 0 else { return .taken }
        return [EAGAIN, ENOBUFS, EINTR].contains(errno) ? .full : .refused
    }

    /// Passes an entry as an open file, in a datagram that is otherwise empty.
    private func pass(_ datagram: JournalDatagram) -> Answer {
        guard let file = datagram.sealed() else { return .refused }
        defer { close(file) }
        var header = cmsghdr()
        let length = MemoryLayout<cmsghdr>.size
        header.cmsg_len = length + MemoryLayout<Int32>.size
        header.cmsg_level = SOL_SOCKET
        header.cmsg_type = Int32(SCM_RIGHTS)
        // Padded to a whole number of words, as CMSG_SPACE(3) counts it.
        var control = [UInt8](repeating: 0, count: length + MemoryLayout<Int>.size)
        return control.withUnsafeMutableBytes { control in
            control.storeBytes(of: header, as: cmsghdr.self)
            control.storeBytes(of: file, toByteOffset: length, as: Int32.self)
            var message = msghdr()
            message.msg_control = control.baseAddress
            message.msg_controllen = control.count
            return Self.answer(sendmsg(socket, &message, Int32(MSG_NOSIGNAL)))
        }
    }
}
