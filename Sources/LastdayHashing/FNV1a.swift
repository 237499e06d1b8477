/// The hash FNV-1a in 64 bits (https://datatracker.ietf.org/doc/draft-eastlake-fnv/), for places in a table: the same in
/// every run, unlike Swift's own, and no help against somebody who means harm.
public enum FNV1a {
    /// The hash of these bytes.
    @inlinable
    public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
