import Foundation

/// Conditions on the machine for running a test.
public enum Requirement {
    /// Returns whether to run a test that needs something: if that is there, and always in CI, where its absence
    /// has to be a failure and not a skipped test.
    public static func runs(where isThere: Bool) -> Bool {
        isThere || ProcessInfo.processInfo.environment["CI"] != nil
    }
}
