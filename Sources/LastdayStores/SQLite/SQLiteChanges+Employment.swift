import GRDB
import LastdayRules

extension SQLiteChanges {
    func write(_ employment: Employment, isNew: Bool) throws {
        try refuseUnkeepable(employment)
        try db.executeOnce(
            isNew
                ? """
                INSERT INTO employment (person, district_number, district_name, start_date, end_date,
                teaching_start_year, teaching_years_modifier, license_number, fte_percent, seniority, education,
                year, school, other, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE employment SET person = ?, district_number = ?, district_name = ?, start_date = ?,
                end_date = ?, teaching_start_year = ?, teaching_years_modifier = ?, license_number = ?,
                fte_percent = ?, seniority = ?, education = ?, year = ?, school = ?, other = ? WHERE id = ?
                """,
            employment.person,
            employment.districtNumber,
            employment.districtName,
            employment.startDate?.description,
            employment.endDate?.description,
            employment.terms.teachingStartYear,
            employment.terms.teachingYearsModifier,
            employment.terms.licenseNumber,
            employment.terms.ftePercent,
            employment.terms.seniority,
            employment.terms.education,
            employment.terms.year,
            employment.terms.school,
            JSON.text(.named(employment.other)),
            employment.number
        )
    }

    func write(_ assignment: Assignment, isNew: Bool) throws {
        try refuseUnkeepable(assignment)
        try db.executeOnce(
            isNew
                ? """
                INSERT INTO assignment (employment, school, title, start_date, end_date, special_ed, other, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE assignment SET employment = ?, school = ?, title = ?, start_date = ?, end_date = ?,
                special_ed = ?, other = ? WHERE id = ?
                """,
            assignment.employment,
            assignment.school,
            assignment.title,
            assignment.startDate?.description,
            assignment.endDate?.description,
            assignment.isSpecialEd,
            JSON.text(.named(assignment.other)),
            assignment.number
        )
    }

    func write(_ document: Document, isNew: Bool) throws {
        try refuseUnkeepable(document)
        try db.executeOnce(
            isNew
                ? "INSERT INTO document (person, kind, reference, date, id) VALUES (?, ?, ?, ?, ?)"
                : "UPDATE document SET person = ?, kind = ?, reference = ?, date = ? WHERE id = ?",
            document.person,
            document.kind,
            document.reference,
            document.date?.description,
            document.number
        )
    }
}
