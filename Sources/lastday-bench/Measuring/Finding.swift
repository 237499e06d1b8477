/// One line of the answer: what was measured, its floor, and what is to be reached.
struct Finding: Sendable {
    /// What the numbers count.
    enum Unit: String, Sendable {
        case seconds = "s"
        case milliseconds = "ms"
        case mebibytes = "MiB"
        case perSecond = "/s"
        case times = "×"
        case count = ""
    }

    /// What the design wants.
    enum Reach: Sendable {
        /// At most so many times the floor.
        case ratio(Double)
        /// At most so much.
        case value(Double)
    }

    /// What the same thing is measured beside.
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

    /// How many times the floor; nil where there is none.
    var ratio: Double? { floor.map { samples.median / $0.samples.median } }

    /// Whether it is reached; nil where the design names no figure.
    var isReached: Bool? {
        switch reach {
        case .ratio(let limit): ratio.map { $0 <= limit }
        case .value(let limit): samples.median <= limit
        case nil: nil
        }
    }
}
