@testable import LastdayService

/// Short forms by which tests read the watch's state and reload it.
extension NightWatch {
    var status: String { state.status }
    var isDoubted: Bool { state.clock.isDoubted }
    var trouble: String? { state.trouble?.message }

    func reload() { handle(.reload) }
}
