extension CivilDate {
    /// Whether other systems write the date where there is none: SQL Server's 1900-01-01, Excel's 1899-12-30,
    /// Active Directory's 1601-01-01, the epoch, and the ends of their calendars.
    public var isPlaceholder: Bool {
        let (year, month, day) = parts
        if year <= 1901 || year >= 2200 { return true }
        // The first and the last days of far years.
        if year >= 2079, (month, day) == (12, 31) || (month, day) == (1, 1) { return true }
        switch (year, month, day) {
        case (1970, 1, 1), (1969, 12, 31), (2079, 6, 6): return true
        default: return false
        }
    }
}
