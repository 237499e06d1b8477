import ArgumentParser
import LastdayMessages
import LastdayCore

/// A mistyped command, which the library would report as an unexpected argument or option of the command above it.
struct UnknownCommand {
    /// The message.
    let description: String
    /// The command that lists the commands.
    let help: String

    /// Finds the first argument that should name a command and does not; nil if there is none.
    init?(in arguments: [String], of root: any ParsableCommand.Type) {
        var command = root
        var path = root._commandName
        for argument in arguments.prefix(while: { !$0.hasPrefix("-") }) {
            let known: [any ParsableCommand.Type] = command.configuration.subcommands
            if let next = known.first(where: { $0._commandName == argument }) {
                command = next
                path += " \(argument)"
                continue
            }
            // "help" is the library's own, and a default command takes what follows as its arguments.
            let takesArguments = known.isEmpty || command.configuration.defaultSubcommand != nil
            guard !takesArguments, argument != "help" else { return nil }
            let meant = closestMatch(to: argument, among: known.map { $0._commandName })
            let hint = meant.map { "; did you mean \(quoted($0))?" } ?? ""
            description = "no command \(quoted(argument))\(hint)"
            help = "\(path) --help"
            return
        }
        return nil
    }
}
