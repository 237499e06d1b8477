import Foundation

/// The checkout that these tests were built from.
enum Checkout {
    /// Returns the path of a file, given relative to the checkout's root.
    static func file(_ path: String) -> String {
        URL(filePath: #filePath).appending(path: "../../../\(path)").standardized.path
    }
}
