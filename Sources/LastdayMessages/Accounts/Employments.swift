public import LastdayRules

extension Employment {
    /// The record's line on the guide's screen: "#0860 Wolf Point Public Schools (08/01/2005 - 05/31/2019)".
    public var told: String {
        let district = ["#\(districtNumber)", districtName].compactMap(\.self).joined(separator: " ")
        return "\(district) (\(Telling.span(startDate, endDate)))"
    }
}

extension Assignment {
    /// The assignment as it is before it ends: "Teacher, Jefferson Elem School (since 08/01/2005)".
    public var toldAsOpen: String {
        "\(title), \(school)" + (startDate.map { " (since \($0.asOnScreen))" } ?? "")
    }

    /// The assignment in a line: "Teacher, Jefferson Elem School (08/01/2005 - 05/31/2019)".
    public var told: String { "\(title), \(school) (\(Telling.span(startDate, endDate)))" }
}

extension EndedRecord: CustomStringConvertible {
    /// What ends, in a line.
    public var description: String {
        switch self {
        case .employment(let employment): "employment \(employment.told)"
        case .assignment(let assignment): "assignment \(assignment.told)"
        case .contactMark(let name): "the AIM contact mark of \(name) (the form is sent)"
        }
    }
}
