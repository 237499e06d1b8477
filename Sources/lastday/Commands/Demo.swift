import ArgumentParser
import LastdayCore

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Watch a departure close, in a sample district whose midnight arrives in five seconds.",
        discussion: """
            This runs the real service and the real commands on a store of its own in a temporary folder, with the \
            clock set five seconds before a midnight. Nothing else on this machine is touched.
            """
    )

    func run() async throws {
        let stage = try DemoStage()
        say("The sample district, its store and its configuration are in \(stage.folder)")
        say("")
        try stage.prepare()

        say("Three weeks earlier, somebody enters each last day once, and walks away:")
        say("")
        for departure in DemoStage.departures {
            try stage.lastday(["queue", departure.username] + departure.options, at: "2026-11-30T09:14")
        }
        try stage.lastday(["preview", "--on", "2026-12-19"], at: "2026-11-30T09:20")

        say("Friday, December 18, five seconds before midnight, the service is running:")
        say("")
        try stage.lastdayd(at: "2026-12-18T23:59:55", untilNightOf: "2026-12-19")

        say("The next morning:")
        say("")
        let morning = "2026-12-19T08:00"
        try stage.lastday(["active", "keltnerc"], at: morning)
        try stage.lastday(["show", "keltnerc"], at: morning)
        try stage.lastday(["list"], at: morning)
        try stage.lastday(["nights"], at: morning)
        try stage.lastday(["audit", "keltnerc"], at: morning)
        say("Nothing was deleted, and nothing can be. Try it yourself, on the store \(stage.store)")
    }
}
