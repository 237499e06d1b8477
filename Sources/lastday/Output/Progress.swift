import LastdayStores

/// How far a long work has come, on one line of a terminal that is wiped at its end; nothing anywhere else.
struct Progress {
    private let isShown = Terminal.current.isInteractive

    /// Shows how far a backup is, or its putting back.
    func show(_ step: Backup.Step) {
        switch step {
        case .copying(let done, let total): showCopied(done, of: total)
        case .lookingOver: if isShown { Terminal.current.write("\r\u{1B}[Kchecking the copy") }
        }
    }

    /// Shows how much has been copied.
    func showCopied(_ done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        Terminal.current.write("\rcopying: \(done) of \(total), \(done * 100 / total) %")
    }

    /// Wipes the line.
    func end() {
        if isShown { Terminal.current.write("\r\u{1B}[K") }
    }
}
