/// Returns whether a text has the form of a social security number: 123-45-6789.
public func isSocialSecurityNumber(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count == 11 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
        index == 3 || index == 6 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
    }
}

/// Returns whether a text has a social security number anywhere in it: "SSN 123-45-6789 on file".
public func hasSocialSecurityNumber(_ text: String) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard text.utf8.count >= 11, text.utf8.contains(hyphen) else { return false }
    // A text can be long, and most are none: only what has digits and hyphens in a row is looked at.
    var run: [UInt8] = []
    for byte in text.utf8 {
        guard byte == hyphen || (0x30...0x39).contains(byte) else {
            if run.count == 11, isSocialSecurityNumber(String(decoding: run, as: UTF8.self)) {
                return true
            }
            run.removeAll(keepingCapacity: true)
            continue
        }
        if run.count < 12 { run.append(byte) }
    }
    return run.count == 11 && isSocialSecurityNumber(String(decoding: run, as: UTF8.self))
}
