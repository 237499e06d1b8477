/// A record that a departure ends.
public enum EndedRecord: Sendable, Equatable {
    case employment(Employment)
    case assignment(Assignment)
    /// The named person's mark as an AIM contact, which is removed once the form is sent.
    case contactMark(of: String)
}
