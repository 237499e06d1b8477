extension HeadingTable {
    /// Where somebody works, and as what.
    static let employments: [Names] = [
        Names(
            .supervisor,
            "generic",
            ["Supervisor", "Supervisor Name", "Manager", "Manager Name", "Reports To"]
        ),
        Names(.school, "Lastday", ["School"]),
        Names(
            .school,
            "generic",
            [
                "School Name", "Building", "Building Name", "Location", "Location Name", "Site", "Site Name",
                "Campus", "Work Location", "Worksite", "Primary Location", "Department", "Dept",
                "Department Name", "Home Department", "Office",
            ]
        ),
        Names(.school, "Active Directory", ["physicalDeliveryOfficeName"]),
        Names(.school, "Synergy", ["Organization Name"]),
        Names(.school, "Clever", ["School_id"]),
        Names(.school, "PowerSchool", ["SchoolID", "HomeSchoolID"]),
        Names(.title, "Lastday", ["Title", "Assignment", "Role"]),
        Names(
            .title,
            "generic",
            [
                "Job Title", "Position", "Position Title", "Job", "Job Description", "Job Class",
                "Classification", "Job Class Description", "Position Description", "Primary Job",
            ]
        ),
        Names(.title, "Munis (Tyler)", ["Job Class Desc"]),
        Names(.title, "Google (GAM)", ["organizations.0.title"]),
        Names(.title, "Google (admin console)", ["Employee Title"]),
        Names(.title, "Workday", ["Business Title", "Job Profile"]),
        Names(.districtNumber, "Lastday", ["District Number", "District"]),
        Names(.districtName, "Lastday", ["District Name"]),
        Names(.startDate, "Lastday", ["Start Date"]),
        Names(
            .startDate,
            "generic",
            [
                "Hire Date", "Date Hired", "Date of Hire", "Original Hire Date", "Begin Date",
                "Employment Start Date",
            ]
        ),
        Names(.endDate, "Lastday", ["End Date"]),
        Names(.teachingStartYear, "Lastday", ["Teaching Start Year"]),
        Names(.teachingYearsModifier, "Lastday", ["Teaching Years Modifier"]),
        Names(.licenseNumber, "Lastday", ["License Number"]),
        Names(.ftePercent, "Lastday", ["FTE Percent", "FTE"]),
        Names(.seniority, "Lastday", ["Seniority"]),
        Names(.education, "Lastday", ["Education"]),
        Names(.year, "Lastday", ["Year"]),
        Names(.specialEd, "Lastday", ["Special Ed", "Special Education"]),
        Names(.kind, "Lastday", ["Kind", "Document Kind", "Document Type"]),
        Names(.reference, "Lastday", ["Reference", "Document"]),
        Names(.date, "Lastday", ["Date", "Document Date"]),
    ]
}
