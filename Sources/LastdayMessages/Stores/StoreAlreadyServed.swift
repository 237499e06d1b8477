public import LastdayCore

extension StoreAlreadyServed: Explained {
    /// The message: which process serves the store, and where to look.
    public var description: String {
        "\(holder) already serves the store \(path); see: systemctl status lastdayd"
    }
}
