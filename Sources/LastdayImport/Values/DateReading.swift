import LastdayMessages
import LastdayCore

/// Reads a date in any form that can mean only one day; nil if the cell is blank.
///
/// At a prompt, where a single digit may be a slip, only the two forms of the screens are taken.
///
/// - Throws: ``BadCell``, also if there is a time of day that is not midnight.
func readDate(_ cell: String, pivot: Int = 100) throws(BadCell) -> CivilDate? {
    guard !cell.isEmpty, !isZeroDate(cell) else { return nil }
    let written = try WrittenDate(reading: cell, pivot: pivot)
    guard written.isMidnight else {
        throw BadCell(
            "\(quoted(cell)) has a time of day, and a date has none; if the day is meant, write \(written.date)"
        )
    }
    return written.date
}

/// Reads a date in the past, whose year may be written with two digits: 8/15/98 is in 1998.
func readStartDate(_ cell: String) throws(BadCell) -> CivilDate? { try readDate(cell, pivot: 50) }

/// Reads an Expires Date or an End Date; nil if the cell is blank, or has a date that means none.
func readEndDate(_ cell: String) throws(BadCell) -> CivilDate? {
    guard let date = try readDate(cell), !date.isPlaceholder else { return nil }
    return date
}

/// Reads a last day; nil if the cell is blank.
///
/// - Throws: ``BadCell``, also for a date that means none.
func readLastDay(_ cell: String) throws(BadCell) -> CivilDate? {
    guard let date = try readDate(cell) else { return nil }
    guard !date.isPlaceholder else {
        throw BadCell(
            "\(quoted(cell)) is what other systems write for no date; write the last day, or remove the line"
        )
    }
    return date
}

/// Returns the remark on a cell that has a date which means none; nil if it has another.
func placeholderRemark(_ cell: String) -> String? {
    guard !cell.isEmpty, !hasOrdinaryYear(cell), let date = try? readDate(cell), date.isPlaceholder else {
        return nil
    }
    return "\(quoted(cell)) is what other systems write for no date, and is taken as none"
}

/// Returns whether a cell says that there is no date.
private func isZeroDate(_ cell: String) -> Bool {
    switch cell {
    case "0000-00-00", "00/00/0000", "0000-00-00 00:00:00", "0": true
    default: isBlankWord(cell) || isNeverWord(cell)
    }
}

/// Returns whether a cell says in words that there is no end.
func isNeverWord(_ cell: String) -> Bool {
    guard cell.utf8.count <= 20, let first = cell.utf8.first, !(0x30...0x39).contains(first) else {
        return false
    }
    return [
        "never", "neverexpires", "never expires", "does not expire", "no expiration", "no expiry", "no end",
        "indefinite",
    ].contains(cell.lowercased())
}

/// Returns whether a cell begins or ends with a year of which no date means none, as nearly all dates do: it
/// has been read already, and need not be read again for a remark.
private func hasOrdinaryYear(_ cell: String) -> Bool {
    func isOrdinary(_ digits: some Sequence<UInt8>) -> Bool {
        var (year, count) = (0, 0)
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return false }
            (year, count) = (year * 10 + Int(digit - UInt8(ascii: "0")), count + 1)
        }
        return count == 4 && (1971...2078).contains(year)
    }
    return isOrdinary(cell.utf8.prefix(4)) || isOrdinary(cell.utf8.suffix(4))
}
