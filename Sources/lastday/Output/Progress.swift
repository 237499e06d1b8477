/// How far a long work has come, on one line of a terminal that is wiped at its end; nothing anywhere else.
struct Progress {
    private let what: String
    private let isShown = Terminal.current.isInteractive

    init(_ what: String) { self.what = what }

    /// Shows how far it is.
    func show(_ done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        Terminal.current.write("\r\(what): \(done) of \(total), \(done * 100 / total) %")
    }

    /// Wipes the line.
    func end() {
        if isShown { Terminal.current.write("\r\u{1B}[K") }
    }
}
