public import LastdayCore

extension Standing: CustomStringConvertible {
    /// The standing in a word or two: "active", "in use", "expired", "disabled", "expired, disabled".
    public var word: String {
        if isActive { return keptOpen == nil ? "active" : "in use" }
        return [isExpired ? "expired" : nil, isDisabled ? "disabled" : nil].compactMap(\.self).joined(
            separator: ", "
        )
    }

    /// The standing and its reason: "in use: held back by run 5, see: lastday held".
    public var description: String { keptOpen.map { "\(word): \($0)" } ?? word }
}

extension KeptOpenReason: CustomStringConvertible {
    /// The reason, in words for the end of a sentence.
    public var description: String {
        switch self {
        case .held(let run): "held back by run \(run), see: lastday held"
        case .willBeHeld(let night): "that night will hold it back, see: lastday preview --on \(night)"
        case .protected(.configured): "protected by the configuration"
        case .protected(.lastWith(let role)): "protected, nobody else has the role \(quoted(role))"
        case .doubt: "the clock was in doubt"
        }
    }
}
