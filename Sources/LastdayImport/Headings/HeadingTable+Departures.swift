extension HeadingTable {
    /// When and why somebody leaves.
    static let departures: [Names] = [
        Names(
            .lastDay,
            "generic",
            [
                "Last Day", "Last Day Worked", "Last Day of Work", "Last Working Day", "Last Work Day",
                "Last Workday", "Last Date Worked",
                "Last Date of Work", "Last Date of Employment", "Last Day of Employment", "Final Day",
                "Final Date", "Final Day of Work",
                "Last Date", "Last Day Employed", "Last Day On Site", "Last Day at Work", "Last Contract Day",
                "Last Duty Day",
                "Separation Date", "Separation Effective Date", "Separation Eff. Date", "Separation Eff Dt",
                "Sep Date", "Date of Separation",
                "Termination Date", "Term Date", "Termination Eff Date", "Termination Effective Date",
                "Term Eff Date", "Date Terminated",
                "Date of Termination", "Resignation Date", "Resignation Effective Date", "Retirement Date",
                "Retirement Effective Date",
                "Date of Resignation", "Date of Retirement", "Leave Date", "Leaving Date", "Date Left",
                "Exit Date", "Departure Date",
                "Employment End Date", "End of Employment", "Release Date",
                "Separated On", "Offboard Date", "Offboarding Date", "Inactive Date", "Date Inactive",
            ]
        ),
        Names(.lastDay, "Active Directory", ["employeeLeaveDateTime", "employeeLeaveDate"]),
        Names(.lastDay, "Workday", ["Last Day of Work - Worker", "Termination Date - Worker"]),
        Names(.lastDay, "ADP", ["Termination Date (Last Day Worked)"]),
        Names(.lastDay, "Munis (Tyler)", ["Termination Dt", "Inactive Dt", "Last Day Wrkd"]),
        Names(.lastDay, "Frontline", ["Separation Dt"]),
        Names(.lastDay, "Skyward", ["Term Dt", "Termination Effective Dt"]),
        Names(
            .reason,
            "generic",
            [
                "Reason", "Separation Reason", "Term Reason", "Termination Reason", "Reason for Leaving",
                "Leaving Reason", "Exit Reason",
                "Departure Reason", "Reason for Separation", "Separation Type", "Termination Type",
                "Term Type", "Resignation Reason", "Leave Reason",
                "Termination Category", "Separation Code", "Term Code", "Reason Description", "Reason Code",
            ]
        ),
        Names(
            .reason,
            "Workday",
            ["Primary Termination Reason", "Primary Reason", "Termination Reason - Primary"]
        ),
        Names(.reason, "ADP", ["Termination Reason Description", "Termination Reason Code"]),
        Names(
            .action,
            "generic",
            [
                "Action", "Action Type", "Type of Action", "Transaction", "Transaction Type",
                "Personnel Action", "Change Type", "Type of Change", "Event", "Event Type",
            ]
        ),
        Names(.action, "Workday", ["Business Process Type"]),
        Names(.action, "PeopleSoft", ["Action Descr"]),
        Names(.plainID, "generic", ["ID"]),
    ]
}
