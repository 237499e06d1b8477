/// The 64-bit FNV-1a hash (https://datatracker.ietf.org/doc/draft-eastlake-fnv/), for places in a table.
///
/// Unlike Swift's own hash, it is the same in every run; it gives no protection against an attacker.
public enum FNV1a {
    /// Returns the hash of these bytes.
    @inlinable
    public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
