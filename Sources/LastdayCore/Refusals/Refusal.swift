/// The reason why a rule refuses a request, with all that is needed to say what to do instead.
public enum Refusal: Failure, Equatable {
    /// There is no account of that name; `nearest` is a similar one, if any.
    case noSuchAccount(String, nearest: String?)
    /// Several accounts have that name in other cases.
    case severalSpellings(String, [String])
    /// The request gives no last day.
    case noLastDay
    /// The last day has passed or is today, and the request does not confirm that.
    ///
    /// Its midnight may still be to come.
    case surpriseNow(lastDay: CivilDate, isToday: Bool, closing: ZonedInstant)
    /// The account cannot be closed at once without ticking Disabled.
    case nowWithoutDisabling
    /// The last day is in the future, which contradicts "has already left".
    case notLeftYet(CivilDate)
    /// The last day is so many years away that it may be mistyped, and the request does not confirm it.
    case farLastDay(CivilDate, years: Int)
    /// The day is so many years away that it is mistyped.
    case tooFarAway(CivilDate, years: Int)
    /// The day is one that other systems write where there is none.
    case noRealDay(CivilDate)
    /// A text that would be stored has a social security number in it.
    case hasSocialSecurityNumber
    /// The person has left on the first day, by a completed departure, and the second is not a day on which
    /// they can have left.
    case leftAlready(String, CivilDate, corrected: CivilDate)
    /// The last day is later than the one that the coming midnight ends.
    case notTonight(CivilDate, tonight: CivilDate)
    /// The account has a queued departure for another date.
    case alreadyQueued(String, CivilDate)
    /// The account has a queued departure, but the employment of that number does not end with it.
    case queuedWithout(String, Int64)
    /// The account has a queued departure that only ends an employment, and this request is to close the
    /// account.
    case queuedKeeping(String, CivilDate)
    /// The account has a queued departure that closes it, and this request is only to end an employment.
    case queuedClosing(String, CivilDate)
    /// The person has several open employments, and the request does not choose one.
    case severalEmployments(String, [Employment])
    /// The person has no open employment of that number; the list has those that are open.
    case noSuchEmployment(String, Int64, [Employment])
    /// The record begins only after the day on which it is to end.
    case beginsLater(EndedRecord, lastDay: CivilDate)
    /// The account has no person on record.
    case nobodyKnown(String)
    /// Another person, of that name, has the identifier.
    case identifierTaken(String, name: String)
    /// No person has the identifier.
    case noSuchIdentifier(String)
    /// No AIM contact form is due for the account's person.
    case noFormDue(String)
    /// The account has no queued departure to change.
    case notQueued(String)
    /// The account is out of use already.
    case alreadyInactive(String, OutOfUse)
    /// The account is out of use already, but the person's employment or assignments are still open.
    case onlyEmploymentOpen(String, OutOfUse)
    /// The account is protected.
    case isProtected(String)
    /// No other active account would have that role.
    case isLast(String, role: String)
    /// The account is the requester's own.
    case isYourself(String)
    /// The Expires Date that a cancellation would restore has passed.
    case restoresPast(String, CivilDate)
    /// The account is active, so there is nothing to reinstate.
    case isActive(String, expiresOn: CivilDate?)
    /// A reinstated account needs an Expires Date in the future.
    case reinstatedIntoPast(CivilDate)
    /// No account is held back.
    case nothingHeld
    /// The list that is held back is not the one that the token identifies.
    case otherListHeld(Hold)
    /// An import would put more accounts out of use, or into use again, than the hold allows; the token
    /// identifies the list.
    case importHeld(shut: Int, reopened: Int, token: String)
    /// The clock is in doubt; the text is the evidence against it, as the refused run records it.
    case clockInDoubt(String)
    /// The clock shows an instant that has no text, and so cannot be stored.
    case clockBeyondDates(Instant)
    /// There is no run of that number.
    case noSuchRun(Int64)
    /// No import has changed anything.
    case noImport
    /// The run has not finished.
    case runGoesOn(Int64)
    /// The run wrote nothing that could be undone.
    case nothingToUndo(Int64)
    /// The account is already disabled, and its Expires Date is in order.
    case alreadyDisabled(String)

    /// The kind of failure.
    public var kind: FailureKind {
        switch self {
        case .noSuchAccount, .noSuchEmployment, .nobodyKnown, .noSuchRun, .noImport, .noSuchIdentifier:
            .missing
        case .runGoesOn: .busy
        case .severalSpellings, .severalEmployments, .noLastDay, .surpriseNow, .nowWithoutDisabling,
            .notLeftYet, .restoresPast, .farLastDay, .tooFarAway, .noRealDay, .notTonight,
            .reinstatedIntoPast,
            .beginsLater, .leftAlready, .hasSocialSecurityNumber:
            .usage
        case .isProtected, .isLast, .isYourself: .notPermitted
        case .clockInDoubt, .clockBeyondDates: .unavailable
        case .alreadyQueued, .queuedWithout, .queuedKeeping, .queuedClosing, .notQueued, .noFormDue,
            .alreadyInactive, .onlyEmploymentOpen,
            .isActive, .alreadyDisabled, .nothingHeld, .otherListHeld, .importHeld, .identifierTaken,
            .nothingToUndo:
            .badData
        }
    }
}

/// How an account is out of use.
public enum OutOfUse: Sendable, Equatable {
    /// A run closed it at that instant.
    case closed(ZonedInstant)
    /// It is out of use by its own fields.
    case standing(Standing)
}
