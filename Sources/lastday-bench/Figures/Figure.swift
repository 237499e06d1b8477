/// Something that the design wants a figure of.
protocol Figure: Sendable {
    /// What it is called on the command line.
    var name: String { get }
    /// What it measures, in a line.
    var about: String { get }

    /// Measures it and its floor.
    func measure(_ bench: Bench) throws -> [Finding]
}

/// All figures, in the design's order.
enum Figures {
    static let all: [any Figure] = [
        NightFigure(), GrowthFigure(), LatenessFigure(), IdleFigure(), YearFigure(), CommandFigure.show,
        CommandFigure.active,
        JSONFigure(), ImportFigure(), GreatNightFigure(),
    ]
}
