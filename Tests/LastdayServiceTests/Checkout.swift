import Foundation

/// The checkout that these tests were built from.
enum Checkout {
    static func file(_ path: String) -> String {
        URL(filePath: #filePath).appending(path: "../../../\(path)").standardized.path
    }
}
