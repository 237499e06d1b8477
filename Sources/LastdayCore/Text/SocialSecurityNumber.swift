/// Returns whether a text has the form of a social security number: 123-45-6789.
public func isSocialSecurityNumber(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count == 11 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
        index == 3 || index == 6 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
    }
}

/// Returns whether a text has a social security number anywhere in it: "SSN 123-45-6789 on file".
func hasSocialSecurityNumber(_ text: String) -> Bool {
    guard text.utf8.count >= 11 else { return false }
    return text.split { !($0.isASCII && $0.isNumber) && $0 != "-" }.contains { word in
        isSocialSecurityNumber(String(word))
    }
}
