import LastdayCore

/// Labelled lines about one thing, like the guide's screens.
///
/// Long texts are wrapped and indented.
struct Details {
    private var lines: [(label: String, text: String)] = []

    mutating func add(_ label: String, _ text: String) { lines.append((label, text)) }

    mutating func add(_ label: String, _ value: FieldValue) { add(label, Table.cell(value)) }

    /// Returns the lines, with each label padded to the longest.
    func text(width: Int?) -> String {
        let margin = (lines.map(\.label.count).max() ?? 0) + 4
        return lines.map { label, text in
            let head = "  \(label)" + String(repeating: " ", count: margin - label.count - 2)
            // Files and pipes have no width.
            guard let width else { return head + text }
            let room = max(20, width - margin)
            return head
                + wrapped(text, to: room).joined(separator: "\n" + String(repeating: " ", count: margin))
        }.joined(separator: "\n") + "\n"
    }

    private func wrapped(_ text: String, to room: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if let last = lines.last, last.count + word.count < room {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
