/// The right of one daemon to serve a store.
///
/// It ends with the process, however that ends, and may be released earlier.
public protocol StoreLease: Sendable {
    /// Gives the lease back; another daemon may take it at once.
    func release()
}

/// The daemon that serves a store, as far as the store knows.
public struct LeaseHolder: Sendable, Equatable, CustomStringConvertible {
    /// The holder's name in messages: "another lastdayd", with its machine if the store is used from several.
    public let description: String

    /// Creates a holder with its name in messages.
    public init(_ description: String) { self.description = description }
}

/// An error: another daemon serves the store.
public struct StoreAlreadyServed: Failure {
    /// The store's place.
    public let path: String
    /// The daemon that serves it.
    public let holder: LeaseHolder
    /// Busy, because the other daemon may end.
    public var kind: FailureKind { .busy }

    /// Creates the error for the store at a place.
    public init(path: String, by holder: LeaseHolder = LeaseHolder("another lastdayd")) {
        (self.path, self.holder) = (path, holder)
    }
}
