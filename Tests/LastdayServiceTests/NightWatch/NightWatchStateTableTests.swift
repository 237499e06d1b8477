import LastdayCore
import Testing

@testable import LastdayService

/// Tests of every activity of the watch with every event: the next activity, and what is asked.
@Suite struct NightWatchStateTableTests {
    /// The transitions: activity, event, next activity, question asked; any other event changes nothing.
    private static let table = """
        starting   begun          starting   policy
        starting   policyRead     looking    look
        starting   failed         over       -
        asleep     midnight       looking    look
        asleep     clockSet       looking    look
        asleep     lateHeartbeat  looking    look
        asleep     heartbeat      asleep     -
        asleep     zoneTouched    renewing   zone
        asleep     retry          renewing   zone
        asleep     storeTouched   comparing  version
        asleep     reload         rereading  settings
        asleep     tell           publishing publishing
        asleep     stop           over       -
        comparing  ownVersion     asleep     -
        comparing  othersVersion  looking    look
        comparing  failed         asleep     -
        renewing   zoneFound      renewing   policy
        renewing   policyRead     looking    look
        renewing   failed         asleep     -
        rereading  settingsRead   rereading  policy
        rereading  policyRead     looking    look
        rereading  failed         asleep     -
        publishing published      asleep     -
        publishing publishedLate  looking    look
        publishing failed         asleep     -
        looking    looked         asking     zone
        looking    stopRequested  asleep     -
        looking    failed         asleep     -
        asking     zoneFound      asking     debt
        asking     policyRead     asking     debt
        asking     owedNothing    planning   due
        asking     owedARun       running    run
        asking     owedInDoubt    running    run
        asking     failed         asleep     -
        running    ran            looking    look
        running    ranInDoubt     planning   due
        running    failed         asleep     -
        planning   counted        asleep     -
        planning   failed         asleep     -
        """

    private static var rows: [String: (activity: String, question: String)] {
        var rows: [String: (activity: String, question: String)] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            rows[words[0] + " " + words[1]] = (words[2], words[3])
        }
        return rows
    }

    @Test func `every event leads to the activity in the table, and any other changes nothing`() throws {
        let samples = try NightWatchStateSamples()
        let rows = Self.rows
        var seen: Set<String> = []
        for activity in samples.activities {
            for (name, event) in samples.events {
                var state = samples.settled()
                state.activity = activity
                let effects = state.handle(event)
                let pair = "\(activity.name) \(name)"
                guard let row = rows[pair] else {
                    #expect(state.activity == activity && effects.isEmpty, "\(pair)")
                    continue
                }
                seen.insert(pair)
                #expect(state.activity.name == row.activity, "\(pair)")
                #expect(effects.last?.question ?? "-" == row.question, "\(pair)")
                #expect(effects.dropLast().allSatisfy { $0.question == nil }, "\(pair)")
            }
        }
        #expect(seen == Set(rows.keys))
    }

    @Test func `only failures at start-up and failures that need a restart end the service`()
        throws
    {
        let samples = try NightWatchStateSamples()
        let (full, gone) = (
            samples.trouble(), samples.trouble(.replaced(NightWatchStateSamples.place))
        )
        for activity in samples.activities where ![.asleep, .over(nil), .rereading].contains(activity) {
            for trouble in [full, gone] {
                var state = samples.state(activity)
                let effects = state.handle(.failed(trouble))
                let isOver = activity == .starting || trouble == gone
                #expect(state.activity == (isOver ? .over(trouble) : .asleep), "\(activity.name)")
                #expect(effects.contains(.wake(for: .retry, after: 30)) == !isOver, "\(activity.name)")
            }
        }
    }
}
