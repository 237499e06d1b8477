import Dispatch
import LastdaySystem
import Testing

@Suite struct RunInParallelTests {
    @Test func `both closures run at the same time, and each result is returned`() {
        let (begun, seen) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let (one, other) = runInParallel(
            { () -> Bool in
                seen.signal()
                return begun.wait(timeout: .now() + 60) == .success
            },
            { () -> String in
                begun.signal()
                return seen.wait(timeout: .now() + 60) == .success ? "seen" : "alone"
            }
        )
        #expect(one)
        #expect(other == "seen")
    }
}
