import SystemPackage

extension OpenFile {
    /// Reads `count` bytes from an offset; fewer if the file ends before.
    package func read(from offset: Int, count: Int) throws(Problem) -> [UInt8] {
        try asking {
            try [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
                while length < count {
                    let rest = UnsafeMutableRawBufferPointer(
                        rebasing: UnsafeMutableRawBufferPointer(buffer)[length...]
                    )
                    let got = try descriptor.read(fromAbsoluteOffset: Int64(offset + length), into: rest)
                    guard got > 0 else { return }
                    length += got
                }
            }
        }
    }

    /// Reads the next bytes, at most `count`; none at the end of the file.
    package func next(atMost count: Int) throws(Problem) -> [UInt8] {
        try asking {
            try [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
                length = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        }
    }

    /// Reads all remaining bytes; returns nil if there are more than `limit`.
    package func rest(atMost limit: Int) throws(Problem) -> [UInt8]? {
        var bytes: [UInt8] = []
        while true {
            let more = try next(atMost: 1 << 16)
            if more.isEmpty { return bytes }
            bytes += more
            guard bytes.count <= limit else { return nil }
        }
    }

    /// Writes these bytes at an offset.
    package func write(_ bytes: [UInt8], at offset: Int) throws(Problem) {
        try asking { _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes) }
    }

    /// Writes these bytes after those written before.
    package func append(_ bytes: [UInt8]) throws(Problem) {
        try asking { _ = try descriptor.writeAll(bytes) }
    }

    /// Copies the first `count` bytes of the file to a new one, which only its owner may read, and waits for
    /// the disk.
    ///
    /// - Parameters:
    ///   - count: The number of bytes to copy.
    ///   - path: The path of the copy; nothing may be there.
    ///   - progress: Called now and then with the number of bytes copied and the number to copy.
    /// - Returns: The number of bytes in the copy; fewer if the file ends early.
    /// - Throws: The system's error at either path.
    package func copy(_ count: Int, to path: String, progress: (Int, Int) -> Void) throws(Problem) -> Int {
        let copy = try Self.made(path)
        var done = 0
        while done < count {
            let bytes = try read(from: done, count: min(1 << 20, count - done))
            guard !bytes.isEmpty else { return done }
            try copy.write(bytes, at: done)
            done += bytes.count
            progress(done, count)
        }
        try copy.sync()
        return done
    }
}
