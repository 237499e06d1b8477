import LastdayCore

/// The report for programs.
extension Report {
    /// A JSON object with the scale, the number of runs, and an array of the findings, one a line.
    var json: String {
        let head = [Field("scale", .text(scale.description)), Field("runs", .number(Int64(runs)))]
        let lines = findings.map { "\n    " + JSON.object(fields($0)) }.joined(separator: ",")
        return "{\(head.map(JSON.member).joined(separator: ", ")),\n  \"findings\": [\(lines)\n  ]}\n"
    }

    private func fields(_ finding: Finding) -> [Field] {
        var fields = [
            Field("figure", .text(finding.figure)), Field("what", .text(finding.what)),
            Field("unit", .text(finding.unit.rawValue)),
        ]
        fields += spread(finding.samples)
        if let floor = finding.floor, let ratio = finding.ratio {
            fields.append(
                Field("floor", .json(JSON.object([Field("name", .text(floor.name))] + spread(floor.samples))))
            )
            fields.append(number("ratio", ratio))
        }
        switch finding.reach {
        case .ratio(let ratio): fields.append(number("ratio_to_reach", ratio))
        case .value(let value): fields.append(number("value_to_reach", value))
        case nil: break
        }
        if let isReached = finding.isReached { fields.append(Field("reached", .flag(isReached))) }
        return fields
    }

    private func spread(_ samples: Samples) -> [Field] {
        [
            number("median", samples.median), number("least", samples.least),
            number("greatest", samples.greatest),
        ]
    }

    private func number(_ name: String, _ value: Double) -> Field {
        Field(name, value.isFinite ? .json(String(value)) : .none)
    }
}
