/// One line of the report: what was measured, its floor, and the target.
struct Finding: Sendable {
    /// The unit of the numbers.
    enum Unit: String, Sendable {
        case seconds = "s"
        case milliseconds = "ms"
        case mebibytes = "MiB"
        case perSecond = "/s"
        case times = "×"
        case count = ""
    }

    /// The target that the design sets.
    enum Reach: Sendable {
        /// At most this many times the floor.
        case ratio(Double)
        /// At most this value.
        case value(Double)
    }

    /// The measurement that the figure is compared with.
    struct Floor: Sendable {
        let name: String
        let samples: Samples
    }

    let figure: String
    let what: String
    let unit: Unit
    let samples: Samples
    var floor: Floor?
    var reach: Reach?

    /// The ratio to the floor; nil if there is no floor.
    var ratio: Double? { floor.map { samples.median / $0.samples.median } }

    /// Whether the target is reached; nil if the design has none.
    var isReached: Bool? {
        switch reach {
        case .ratio(let limit): ratio.map { $0 <= limit }
        case .value(let limit): samples.median <= limit
        case nil: nil
        }
    }
}
