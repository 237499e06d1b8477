/// Something that looks wrong in the records though each is in order by itself.
public enum DataQualityConcern: Sendable, Equatable {
    /// A person, by name, has several accounts; of very many, the first.
    case severalAccounts(of: String, [String], count: Int)
    /// So many accounts share one Expires Date: perhaps a feed filled it in.
    case sharedExpiresDate(CivilDate, count: Int)
    /// The account never expires, and what it was for has ended.
    case neverExpires(String, Ended)
    /// The account's Expires Date comes before the end of the employment.
    case employmentGoesOn(String, CivilDate, Employment, isActive: Bool)

    /// What has ended, and when, where that is known.
    public enum Ended: Sendable, Equatable {
        case employment(CivilDate?)
        case lastAssignment(CivilDate?)
    }
}
