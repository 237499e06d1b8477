/// Something that a departure ends.
public enum EndedRecord: Sendable, Equatable {
    case employment(Employment)
    case assignment(Assignment)
    /// That the person of that name is an AIM contact: it is gone once the form is sent.
    case contactMark(of: String)
}
