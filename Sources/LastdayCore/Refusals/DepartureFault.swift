/// The reason why a line of a list is not a departure that can be entered.
public enum DepartureFault: Sendable, Equatable {
    /// The departure is refused.
    case refused(Refusal)
    /// The line does not identify one departure of one account.
    case unclear(UnclearDeparture)
}
