/// Something that looks wrong in the records although each record is valid by itself.
public enum DataQualityConcern: Sendable, Equatable {
    /// A person, by name, has several accounts: the first usernames, and how many there are.
    case severalAccounts(of: String, [String], count: Int)
    /// The person of that name left on that day, by the departure of the first account, and has another that
    /// is open.
    case leftButOpen(String, CivilDate, name: String, open: String)
    /// Many accounts share one Expires Date: perhaps a feed filled it in.
    case sharedExpiresDate(CivilDate, count: Int)
    /// The account never expires, although what it was for has ended.
    case neverExpires(String, Ended)
    /// The account's Expires Date comes before the end of the employment.
    case employmentGoesOn(String, CivilDate, Employment, isActive: Bool)

    /// What has ended, and when, if that is known.
    public enum Ended: Sendable, Equatable {
        case employment(CivilDate?)
        case lastAssignment(CivilDate?)
    }
}
