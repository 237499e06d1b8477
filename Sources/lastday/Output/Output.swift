/// Output that is written in portions, so that it can be of any length.
struct Output {
    private static let portion = 1 << 16

    private let isForPrograms: Bool
    private var text = ""

    /// Creates output for people or, on request, for programs (``Terminal/writeForPrograms(_:)``).
    init(forPrograms isForPrograms: Bool = false) { self.isForPrograms = isForPrograms }

    /// Writes whole lines or, for programs, parts of lines.
    mutating func write(_ more: String) {
        text += more
        if text.utf8.count >= Self.portion { flush() }
    }

    /// Writes the rest.
    mutating func flush() {
        guard !text.isEmpty else { return }
        if isForPrograms { Terminal.current.writeForPrograms(text) } else { Terminal.current.write(text) }
        text.removeAll(keepingCapacity: true)
    }
}
