import SystemPackage

extension OpenFile {
    /// So many bytes from that one on; fewer if the file ends before.
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

    /// The next bytes, at most so many; none at the end of the file.
    package func next(atMost count: Int) throws(Problem) -> [UInt8] {
        try asking {
            try [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
                length = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        }
    }

    /// All bytes that have not been read yet; nil if there are more than so many.
    package func rest(atMost limit: Int) throws(Problem) -> [UInt8]? {
        var bytes: [UInt8] = []
        while true {
            let more = try next(atMost: 1 << 16)
            if more.isEmpty { return bytes }
            bytes += more
            guard bytes.count <= limit else { return nil }
        }
    }

    /// Writes these bytes from that one on.
    package func write(_ bytes: [UInt8], at offset: Int) throws(Problem) {
        try asking { _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes) }
    }

    /// Writes these bytes after those that were written before.
    package func append(_ bytes: [UInt8]) throws(Problem) {
        try asking { _ = try descriptor.writeAll(bytes) }
    }

    /// Copies that much of the file into a new one, which only its owner may read; the disk has it then.
    ///
    /// - Parameters:
    ///   - count: How many bytes to copy.
    ///   - path: Where the copy is made; nothing may be there.
    ///   - progress: Told now and then how many bytes have been copied, of how many.
    /// - Returns: How many bytes the copy has; fewer if the file breaks off.
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
