import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayService

/// Tests of what holds in every state of the watch, under random calls and random answers.
@Suite struct NightWatchStateWalkTests {
    private func answers(
        to question: NightWatchQuestion,
        _ samples: NightWatchStateSamples
    ) -> [NightWatchEvent] {
        let reading = samples.reading()
        let answers: [NightWatchEvent] =
            switch question {
            case .policy(let settings, let adoption): [.policyRead(settings, samples.policy, adoption)]
            case .settings: [.settingsRead(samples.settings)]
            case .zone: [.zoneFound(nil), .zoneFound(StoreZone("America/Denver"))]
            case .version: [.versionFound(1), .versionFound(2)]
            case .look: [.looked(reading, version: 1), .looked(reading, version: 2)]
            case .debt:
                [
                    .owed(.none(holding: nil), isClockInDoubt: false, nil),
                    .owed(.run, isClockInDoubt: false, nil),
                    .owed(.none(holding: nil), isClockInDoubt: true, nil),
                ]
            case .run:
                [
                    .ran(samples.progress()), .ran(samples.progress(hasRun: false)),
                    .ran(samples.progress(hasRun: false, doubt: samples.doubt)),
                ]
            case .due: [.counted(3)]
            case .publishing:
                [
                    .published(.allPublished, at: samples.noon),
                    .published(.moreToPublish, at: samples.midnight),
                ]
            }
        let failures: [StoreFailure] = [
            .unavailable("store", detail: "full"), .busy("store"), .wentBack("store", .endedWith(7)),
        ]
        return answers + answers + failures.map { .failed(samples.trouble($0)) }
    }

    /// The calls after which the watch checks what is owed, unless something fails first.
    private static let alwaysAsking: Set<WakeReason> = [.midnight, .clockSet, .zoneTouched, .retry]

    @Test
    func `in every state questions are answered, failures are retried, and debts are checked`()
        throws
    {
        let samples = try NightWatchStateSamples()
        let calls: [WakeReason] = [
            .midnight, .clockSet, .zoneTouched, .storeTouched, .reload, .retry, .publish, .heartbeat,
        ]
        var random = Seeded(1)
        var slept = 0
        for _ in 0..<500 {
            var state = samples.state(.starting)
            var event: NightWatchEvent? = .begun
            var call: WakeReason?
            var (isOwedAsked, isFailed) = (false, false)
            for _ in 0..<100 {
                if event == nil {
                    call = calls.randomElement(using: &random)
                    (isOwedAsked, isFailed) = (false, false)
                }
                let current = try event ?? .woken(#require(call), at: samples.noon)
                if case .failed = current { isFailed = true }
                let effects = state.handle(current)
                #expect(effects.dropLast().allSatisfy { $0.question == nil })
                event = nil
                if case .ask(let question)? = effects.last {
                    #expect(state.activity != .asleep)
                    if case .debt = question { isOwedAsked = true }
                    event = answers(to: question, samples).randomElement(using: &random)
                    continue
                }
                if case .over = state.activity { break }
                #expect(state.activity == .asleep)
                slept += 1
                if let call, Self.alwaysAsking.contains(call) { #expect(isOwedAsked || isFailed) }
                if case .counted = current { #expect(state.plan.midnight == samples.midnight) }
                if state.trouble != nil || state.clock.isDoubted { #expect(state.timers.contains(.retry)) }
            }
        }
        #expect(slept > 1_000)
    }
}
