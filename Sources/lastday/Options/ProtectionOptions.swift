import ArgumentParser

/// The option to proceed with an act although the account is protected.
struct ProtectionOptions: ParsableArguments {
    @Flag(
        name: .customLong("protected"),
        help:
            "Proceed although the account is protected, your own, or the last with its role (recorded in the audit)."
    )
    var isOverridden = false

    /// Returns the command as the audit records it.
    func recorded(_ command: String) -> String { isOverridden ? "\(command) --protected" : command }
}
