import CLinux
import Glibc

/// An entry in the form of the journal's native protocol.
struct JournalDatagram {
    let bytes: [UInt8]

    /// Encodes an entry of these fields.
    init(_ fields: [JournalField]) {
        var bytes: [UInt8] = []
        for field in fields {
            bytes += field.name.utf8
            let value = Array(field.value.utf8)
            // A line break would end the value; preceded by its length, the value may contain anything.
            if value.contains(UInt8(ascii: "\n")) {
                bytes.append(UInt8(ascii: "\n"))
                withUnsafeBytes(of: UInt64(value.count).littleEndian) { bytes += $0 }
            } else {
                bytes.append(UInt8(ascii: "="))
            }
            bytes += value
            bytes.append(UInt8(ascii: "\n"))
        }
        self.bytes = bytes
    }

    /// Returns a file in memory that holds the entry and cannot be changed any more; nil if the system
    /// provides none.
    ///
    /// This is how journald accepts an entry that is too large for a datagram.
    func sealed() -> Int32? {
        let file = memfd_create("lastday-journal-entry", Self.createFlags)
        guard file >= 0 else { return nil }
        guard write(file, bytes, bytes.count) == bytes.count, fcntl(file, Self.addSeals, Self.allSeals) == 0
        else {
            close(file)
            return nil
        }
        return file
    }

    // From the kernel's linux/memfd.h and linux/fcntl.h, which Glibc does not export: MFD_CLOEXEC and
    // MFD_ALLOW_SEALING; F_ADD_SEALS; F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW and F_SEAL_WRITE. (journald 252
    // requires exactly these seals.)
    private static let createFlags: UInt32 = 0x1 | 0x2
    private static let addSeals: Int32 = 1_033
    private static let allSeals: Int32 = 0x1 | 0x2 | 0x4 | 0x8
}
