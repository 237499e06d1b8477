/// The right of one daemon to serve a store.
///
/// It ends with the process, however that ends, and may be released before.
public protocol StoreLease: Sendable {
    /// Gives it back; another daemon may have it at once.
    func release()
}

/// Who serves a store, as far as the store knows.
public struct LeaseHolder: Sendable, Equatable, CustomStringConvertible {
    /// What messages call the holder: "another lastdayd", with its machine if the store is used from several.
    public let description: String

    /// A holder whom messages call that.
    public init(_ description: String) { self.description = description }
}

/// Another daemon serves the store.
public struct StoreAlreadyServed: Failure {
    /// Where the store is.
    public let path: String
    /// Who serves it.
    public let holder: LeaseHolder
    /// It may end.
    public var kind: FailureKind { .busy }

    /// That somebody serves the store at that place.
    public init(path: String, by holder: LeaseHolder = LeaseHolder("another lastdayd")) {
        (self.path, self.holder) = (path, holder)
    }
}
