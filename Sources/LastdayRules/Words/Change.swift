/// One record that became another: what stood before, and what stands after.
///
/// There is always an after. A deletion cannot be written down, so no rule can decide one and no store can be
/// asked for one.
public enum Change: Sendable, Equatable {
    case person(from: Person?, to: Person)
    case account(from: UserAccount?, to: UserAccount)
    case employment(from: Employment?, to: Employment)
    case assignment(from: Assignment?, to: Assignment)
    case document(from: Document?, to: Document)
    case offboarding(from: Offboarding?, to: Offboarding)
    case run(from: Run?, to: Run)
    case night(Night)
    case zone(from: StoreZone?, to: StoreZone)

    /// Both sides, whatever the sort.
    public var sides: (from: (any Recorded)?, to: any Recorded) {
        switch self {
        case .person(let from, let to): (from, to)
        case .account(let from, let to): (from, to)
        case .employment(let from, let to): (from, to)
        case .assignment(let from, let to): (from, to)
        case .document(let from, let to): (from, to)
        case .offboarding(let from, let to): (from, to)
        case .run(let from, let to): (from, to)
        case .night(let night): (nil, night)
        case .zone(let from, let to): (from, to)
        }
    }
}
