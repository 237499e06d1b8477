import CGcrypt

/// The SHA-256 hash (FIPS 180-4), computed by libgcrypt.
///
/// It is a value: copies are independent, and ``finalize()`` may be called at any time, even before further
/// updates.
public struct SHA256: Sendable {
    private var state = State()

    /// Creates the hash of no bytes.
    public init() {}

    /// Adds these bytes to the hash.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        if !isKnownUniquelyReferenced(&state) { state = State(copying: state) }
        gcry_md_write(state.handle, bytes.baseAddress, bytes.count)
    }

    /// Returns the 32 bytes of the digest so far.
    public func finalize() -> [UInt8] {
        // Reading ends a hash, so a copy is read.
        let copy = State(copying: state)
        return Array(
            UnsafeBufferPointer(start: gcry_md_read(copy.handle, Self.algorithm), count: Self.byteCount)
        )
    }

    /// Returns the 32 bytes of the digest of these bytes: faster for many inputs than a hash value for each.
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        _ = ready
        return Array(unsafeUninitializedCapacity: byteCount) { digest, count in
            gcry_md_hash_buffer(algorithm, digest.baseAddress, bytes.baseAddress, bytes.count)
            count = byteCount
        }
    }

    private static let algorithm = CInt(GCRY_MD_SHA256.rawValue)
    private static let byteCount = 32
    private static let ready: Void = set_up_gcrypt()

    /// libgcrypt's state of a hash; written only while a single value owns it.
    private final class State: @unchecked Sendable {
        let handle: gcry_md_hd_t

        convenience init() {
            _ = SHA256.ready
            self.init { gcry_md_open(&$0, SHA256.algorithm, 0) }
        }

        convenience init(copying other: State) {
            self.init { gcry_md_copy(&$0, other.handle) }
        }

        private init(_ make: (inout gcry_md_hd_t?) -> gcry_error_t) {
            var handle: gcry_md_hd_t?
            let code = make(&handle)
            guard code == 0, let handle else {
                fatalError("no SHA-256: \(String(cString: gcry_strerror(code)))")
            }
            self.handle = handle
        }

        deinit { gcry_md_close(handle) }
    }
}
