public import LastdayCore

extension ClockDoubt {
    /// Returns the reason to doubt the clock, in words that stay true later.
    public func displayText(in zone: Zone) -> String {
        let humanDates = HumanDates(in: zone)
        return switch self {
        case .after(let reading, let end):
            "the clock shows \(humanDates.instant(reading.wall)), before the last night that was done, "
                + "\(HumanDates.day(end.night))"
        case .leapt(let reading, let hours):
            "the clock jumped ahead by \(hours) hours while the machine was up, to \(humanDates.instant(reading.wall))"
        case .adrift(let reading, let end, let hours):
            "the clock shows \(humanDates.instant(reading.wall)), \(hours) hours after the last night that was done, "
                + "\(HumanDates.day(end.night)), and it is not synchronised"
        case .unset(let reading, let wait):
            "the clock shows \(humanDates.instant(reading.wall)), and nothing has set it since the machine started; "
                + "the night waits for that, up to \(counted(wait, "minute", "minutes"))"
        }
    }
}
