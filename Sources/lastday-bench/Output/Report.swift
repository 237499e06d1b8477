import ArgumentParser
import Glibc
import LastdayCore

/// The report of the benchmark: one value, from which both formats are made.
struct Report {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    let findings: [Finding]
    let scale: Scale
    let runs: Int

    init(_ findings: [Finding], of bench: Bench) {
        self.findings = findings
        scale = bench.scale
        runs = bench.runs
    }

    func text(as format: Format) -> String {
        switch format {
        case .table: table
        case .json: json
        }
    }

    private var table: String {
        let heading = [
            "FIGURE", "WHAT", "MEDIAN (LEAST–GREATEST)", "BESIDE IT", "MEDIAN (LEAST–GREATEST)", "RATIO",
            "REACH", "MET",
        ]
        let rows = [heading] + findings.map(cells)
        let widths = heading.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            var line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
                separator: "  "
            )
            while line.last == " " { line.removeLast() }
            return line
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func cells(_ finding: Finding) -> [String] {
        let reach =
            switch finding.reach {
            case .ratio(let ratio): "≤ \(rounded(ratio)) ×"
            case .value(let value): "≤ \(rounded(value)) \(finding.unit.rawValue)"
            case nil: ""
            }
        return [
            finding.figure, finding.what, spread(finding.samples, finding.unit), finding.floor?.name ?? "",
            finding.floor.map { spread($0.samples, finding.unit) } ?? "",
            finding.ratio.map { "\(rounded($0)) ×" } ?? "",
            reach, finding.isReached.map { $0 ? "yes" : "NO" } ?? "",
        ]
    }

    private func spread(_ samples: Samples, _ unit: Finding.Unit) -> String {
        "\(rounded(samples.median)) \(unit.rawValue) (\(rounded(samples.least))–\(rounded(samples.greatest)))"
    }
}

/// Returns a number in three significant digits, or in all digits before the decimal point if there are more.
func rounded(_ number: Double) -> String {
    guard number.isFinite else { return "–" }
    let digits = number == 0 ? 0 : max(0, 2 - Int(floor(log10(abs(number)))))
    let scale = pow(10, Double(digits))
    let whole = (number * scale).rounded() / scale
    return digits == 0 ? String(Int(whole)) : String(whole)
}
