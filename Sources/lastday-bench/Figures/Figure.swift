/// Something to be measured: one line of the table in section 4 of the design.
protocol Figure: Sendable {
    /// The figure's name on the command line.
    var name: String { get }
    /// What the figure measures, in one line.
    var about: String { get }

    /// Measures the figure and its floor.
    ///
    /// - Throws: ``BenchFailure``, or what the measured code throws.
    func measure(_ bench: Bench) throws -> [Finding]
}

/// All figures, in the order of the design.
enum Figures {
    static let all: [any Figure] = [
        NightFigure(), GrowthFigure(), LatenessFigure(), IdleFigure(), YearFigure(), CommandFigure.show,
        CommandFigure.active,
        JSONFigure(), ImportFigure(), GreatNightFigure(),
    ]
}
