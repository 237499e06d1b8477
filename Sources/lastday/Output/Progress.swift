import LastdayStores

/// The progress of long work, on one line of a terminal that is cleared at the end; without a terminal, nothing.
struct Progress {
    private let isShown = Terminal.current.isInteractive

    /// Shows the progress of a backup or a restore.
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

    /// Clears the line.
    func end() {
        if isShown { Terminal.current.write("\r\u{1B}[K") }
    }
}
