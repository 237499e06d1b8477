public import LastdayCore

extension Employment {
    /// The employment as on the guide's screen: "#0860 Wolf Point Public Schools (08/01/2005 - 05/31/2019)".
    public var displayText: String {
        let district = ["#\(districtNumber)", districtName].compactMap(\.self).joined(separator: " ")
        return "\(district) (\(HumanDates.span(startDate, endDate)))"
    }
}

extension Assignment {
    /// The assignment before it ends, in a line: "Teacher, Jefferson Elem School (since 08/01/2005)".
    public var shownAsOpen: String {
        "\(title), \(school)" + (startDate.map { " (since \($0.asOnScreen))" } ?? "")
    }

    /// The assignment in a line: "Teacher, Jefferson Elem School (08/01/2005 - 05/31/2019)".
    public var displayText: String { "\(title), \(school) (\(HumanDates.span(startDate, endDate)))" }
}

extension EndedRecord: CustomStringConvertible {
    /// The record, in a line.
    public var description: String {
        switch self {
        case .employment(let employment): "employment \(employment.displayText)"
        case .assignment(let assignment): "assignment \(assignment.displayText)"
        case .contactMark(let name): "the AIM contact mark of \(name) (the form is sent)"
        }
    }
}
