import Foundation

/// What a test needs of the machine.
public enum Requirement {
    /// Whether a test runs that needs something: where it is there and, so that nothing is left out unseen, always in
    /// CI, where its absence is a failure.
    public static func runs(where isThere: Bool) -> Bool {
        isThere || ProcessInfo.processInfo.environment["CI"] != nil
    }
}
