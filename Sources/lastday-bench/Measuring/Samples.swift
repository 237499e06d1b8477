/// The results of measuring the same thing several times.
struct Samples: Sendable {
    fileprivate let sorted: [Double]

    init(_ values: [Double]) {
        sorted = values.sorted()
    }

    /// Creates the samples by measuring as often as given.
    init(_ runs: Int, _ measure: () throws -> Double) rethrows {
        self.init(try (0..<runs).map { _ in try measure() })
    }

    var least: Double { sorted.first ?? .nan }
    var greatest: Double { sorted.last ?? .nan }

    var median: Double {
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}

extension Samples {
    /// Returns the samples multiplied by a factor.
    func scaled(by factor: Double) -> Samples { Samples(sorted.map { $0 * factor }) }
}
