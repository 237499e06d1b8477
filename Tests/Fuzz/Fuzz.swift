import Foundation
import Glibc
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

/// The fuzzer, which tries every parser with random damage to valid inputs.
///
///     lastday-fuzz FOLDER [PARSER …]
///
/// It works in FOLDER, and tries the parsers with the given names, or all of them. LASTDAY_FUZZ_SECONDS is the time
/// for all parsers together, by default 20 seconds. LASTDAY_SEED selects the inputs, which by default start the
/// same in every run, so that a failure comes from a change and not from chance. A signal ends the program if it
/// crashes, if one input takes more than ten seconds, or if it needs too much memory; the input is in FOLDER/input
/// then.
@main
enum Fuzz {
    /// The time that one input may take, in seconds.
    private static let patience: UInt32 = 10
    /// The limit of the address space in bytes: what a debug build needs for itself, and one gigabyte.
    private static let room: UInt = 2 << 30

    static func main() throws {
        let arguments = try ProgramArguments.read().dropFirst()
        guard let folder = arguments.first else { fatalError("give the folder to work in") }
        let settings = ProcessInfo.processInfo.environment
        let seconds = settings["LASTDAY_FUZZ_SECONDS"].flatMap(Double.init) ?? 20
        let seed = settings["LASTDAY_SEED"].flatMap(UInt64.init) ?? 1
        setenv("TMPDIR", folder, 1)
        var limit = rlimit(rlim_cur: room, rlim_max: room)
        setrlimit(__rlimit_resource_t(9), &limit)  // RLIMIT_AS of the kernel's asm-generic/resource.h

        let bench = try Bench(in: folder)
        let parsers = try Parser.all().filter { arguments.count == 1 || arguments.contains($0.name) }
        for parser in parsers {
            var mutation = Mutation(seed: seed)
            let end = Date() + seconds / Double(parsers.count)
            var (count, refused, longest) = (0, 0, 0.0)
            while Date() < end {
                let input = mutation.changed(mutation.pick(parser.seeds))
                try Data(input).write(to: URL(filePath: "\(folder)/input"))
                alarm(patience)
                let began = Date()
                do {
                    try parser.read(bench, input)
                } catch let failure as any Explained {
                    refused += 1
                    try look(at: failure)
                } catch let fault as ZoneFileFault {
                    refused += 1
                    _ = fault.description
                }
                longest = max(longest, Date().timeIntervalSince(began))
                count += 1
                if count % 100 == 0 { try bench.lookForTraces() }
            }
            alarm(0)
            try bench.lookForTraces()
            let milliseconds = Int(longest * 1_000)
            print(
                "\(parser.name): \(count) inputs, \(refused) refused, the longest \(milliseconds) ms (seed \(seed))"
            )
            // Flushed now, because the next parser might end the program.
            fflush(nil)
        }
    }

    /// Ends the program if an error message is too long, as one that quotes its whole input would be.
    private static func look(at failure: any Explained) throws {
        for line in failure.details + [failure.description] where printable(line).utf8.count > 20_000 {
            fatalError("an answer of \(line.utf8.count) bytes")
        }
    }
}
