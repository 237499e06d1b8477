/// A .zip archive of files that are stored without compression.
public enum StoredArchive {
    /// Returns the bytes of an archive.
    public static func bytes(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
        func number(_ value: Int, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, content) in files {
            var common: [UInt8] = [20, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            common += number(Int(checksum(content)), 4)
            common += number(content.count, 4)
            common += number(content.count, 4)
            common += number(name.utf8.count, 2)
            common += [0, 0]
            directory += [0x50, 0x4B, 1, 2, 20, 0] as [UInt8]
            directory += common
            directory += [UInt8](repeating: 0, count: 10)
            directory += number(bytes.count, 4)
            directory += Array(name.utf8)
            bytes += [0x50, 0x4B, 3, 4] as [UInt8]
            bytes += common
            bytes += Array(name.utf8)
            bytes += content
        }
        var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        end += number(files.count, 2)
        end += number(files.count, 2)
        end += number(directory.count, 4)
        end += number(bytes.count, 4)
        return bytes + directory + end + [0, 0]
    }

    /// Returns the CRC-32 of some bytes, computed bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
