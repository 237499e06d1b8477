public import LastdayCore

extension UnreadableDate: Explained {
    /// The message: what is wrong, and both forms that a date may have.
    public var description: String {
        "\(quoted(text)) is not a date\(why.map { ": \($0)" } ?? ""); write it as 2026-12-18 or 12/18/2026"
    }
}

extension UnreadableDate.Fault: CustomStringConvertible {
    /// The fault in the date.
    public var description: String {
        switch self {
        case .noYear: "there is no year 0"
        case .noMonth(let month): "there is no month \(month)"
        case .noDay(let day, let month, let year, let days):
            "month \(month) of \(year) has \(days) days, not \(day)"
        }
    }
}

extension UnreadableInstant: Explained {
    /// The message: what is wrong, and the forms that an instant may have.
    public var description: String {
        "\(quoted(text)) is not an instant\(fault.map { ": \($0)" } ?? ""); "
            + "write it as 2026-12-18T23:59, 2026-12-18T23:59:59-07:00 or 2026-12-19T06:59:59Z"
    }
}

extension UnreadableInstant.Fault: CustomStringConvertible {
    /// The fault in the instant.
    public var description: String {
        switch self {
        case .neverShown(let zone): "the clocks of \(zone) never show that time"
        case .shownTwice(let zone): "the clocks of \(zone) show that time twice"
        }
    }
}
