public import LastdayCore

extension StoreAlreadyServed: Explained {
    /// Which store, who serves it, and where to look.
    public var description: String {
        "\(holder) already serves the store \(path); see: systemctl status lastdayd"
    }
}
