/// An answer that is written a portion at a time, however long it becomes.
struct Output {
    private static let portion = 1 << 16

    private let isForPrograms: Bool
    private var text = ""

    /// An answer for people; for programs where it says so (``Terminal/writeForPrograms(_:)``).
    init(forPrograms isForPrograms: Bool = false) { self.isForPrograms = isForPrograms }

    /// Writes whole lines, or parts of them for programs.
    mutating func write(_ more: String) {
        text += more
        if text.utf8.count >= Self.portion { flush() }
    }

    /// Writes what is left.
    mutating func flush() {
        guard !text.isEmpty else { return }
        if isForPrograms { Terminal.current.writeForPrograms(text) } else { Terminal.current.write(text) }
        text.removeAll(keepingCapacity: true)
    }
}
