@testable import LastdayService

/// What tests ask a watch about its state, and the call that they make by name.
extension NightWatch {
    var status: String { state.status }
    var isDoubted: Bool { state.clock.isDoubted }
    var trouble: String? { state.trouble?.message }

    func reload() { handle(.reload) }
}
