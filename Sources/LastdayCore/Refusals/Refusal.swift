/// Why a rule will not do what was asked, with all that it takes to say what to do instead.
public enum Refusal: Failure, Equatable {
    /// There is no account of that name; perhaps a similar one was meant.
    case noSuchAccount(String, nearest: String?)
    /// A departure needs a date.
    case noLastDay
    /// The last day is past or today, and nobody said that it is meant; perhaps its midnight is still to come.
    case surpriseNow(lastDay: CivilDate, isToday: Bool, closing: ZonedInstant)
    /// The account cannot be closed at once without ticking Disabled.
    case nowWithoutDisabling
    /// A last day in the future contradicts "has left already".
    case notLeftYet(CivilDate)
    /// The account has a departure for another date.
    case alreadyQueued(String, CivilDate)
    /// The account has a departure, with which that employment does not end.
    case queuedWithout(String, Int64)
    /// The account has a departure with which only an employment ends, and now it is to close.
    case queuedKeeping(String, CivilDate)
    /// The account has a departure by which it closes, and now only an employment is to end.
    case queuedClosing(String, CivilDate)
    /// The person has several open employments, and nobody said which ends.
    case severalEmployments(String, [Employment])
    /// The person has no such open employment.
    case noSuchEmployment(String, Int64, [Employment])
    /// The store knows no person behind the account.
    case nobodyKnown(String)
    /// No AIM contact form is due for the account's person.
    case noFormDue(String)
    /// The account has no departure to change.
    case notQueued(String)
    /// The account is out of use already.
    case alreadyInactive(String, OutOfUse)
    /// The account is out of use already, and only the person's employment or assignments are open.
    case onlyEmploymentOpen(String, OutOfUse)
    /// The account is protected.
    case isProtected(String)
    /// Nobody else would have that role.
    case isLast(String, role: String)
    /// The account is that of whoever asks.
    case isYourself(String)
    /// The Expires Date that a cancellation would restore has passed.
    case restoresPast(String, CivilDate)
    /// The account is active, so there is nothing to reinstate.
    case isActive(String, expiresOn: CivilDate?)
    /// A reinstated account needs a date that is still to come.
    case reinstatedIntoPast(CivilDate)
    /// No night holds anybody back.
    case nothingHeld
    /// The list that is held back is another one than the token's.
    case otherListHeld(Hold)
    /// The clock may not be believed: what speaks against it, as the refused run records it.
    case clockInDoubt(String)
    /// The clock shows an instant that has no text, and so cannot be kept.
    case clockBeyondDates(Instant)
    /// There is no run of that number.
    case noSuchRun(Int64)
    /// The run has not finished.
    case runGoesOn(Int64)
    /// The run wrote nothing that could be put back.
    case nothingToUndo(Int64)
    /// The account is disabled already, with an Expires Date that is in order.
    case alreadyDisabled(String)

    /// What sort of trouble it is.
    public var kind: FailureKind {
        switch self {
        case .noSuchAccount, .noSuchEmployment, .nobodyKnown, .noSuchRun: .missing
        case .runGoesOn: .busy
        case .severalEmployments, .noLastDay, .surpriseNow, .nowWithoutDisabling, .notLeftYet, .restoresPast,
            .reinstatedIntoPast:
            .usage
        case .isProtected, .isLast, .isYourself: .notPermitted
        case .clockInDoubt, .clockBeyondDates: .unavailable
        case .alreadyQueued, .queuedWithout, .queuedKeeping, .queuedClosing, .notQueued, .noFormDue,
            .alreadyInactive, .onlyEmploymentOpen,
            .isActive, .alreadyDisabled, .nothingHeld, .otherListHeld, .nothingToUndo:
            .badData
        }
    }
}

/// How, or since when, an account is out of use.
public enum OutOfUse: Sendable, Equatable {
    /// A run has closed it.
    case closed(ZonedInstant)
    /// By its own fields.
    case standing(Standing)
}
