public import LastdayRules

extension ClockDoubt {
    /// What speaks against the clock, in words that stay true.
    public func told(in zone: Zone) -> String {
        let telling = Telling(in: zone)
        return switch self {
        case .behind(let reading, let end):
            "the clock shows \(telling.instant(reading.wall)), before the last night that was done, "
                + "\(Telling.day(end.night))"
        case .leapt(let reading, let hours):
            "the clock jumped ahead by \(hours) hours while the machine was up, to \(telling.instant(reading.wall))"
        case .adrift(let reading, let end, let hours):
            "the clock shows \(telling.instant(reading.wall)), \(hours) hours after the last night that was done, "
                + "\(Telling.day(end.night)), and it is not synchronised"
        case .unset(let reading, let wait):
            "the clock shows \(telling.instant(reading.wall)), and nothing has set it since the machine started; "
                + "the night waits for that, up to \(counted(wait, "minute", "minutes"))"
        }
    }
}
