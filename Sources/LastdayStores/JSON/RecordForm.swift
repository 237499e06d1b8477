import LastdayRules

/// The fields of the records of one sort in a JSON store, in their order: what its list may hold.
///
/// What a record's fields mean is ``LastdayRules/Kept``'s to say, which reads them; this says it beforehand and for
/// every record at once, so that a file that cannot be right is refused before anybody acts on it. The schema for other
/// programs is made from it as well.
struct RecordForm: Sendable {
    /// The sort.
    let sort: Kept.Sort
    /// The fields; the first one is what the record is known by.
    let fields: [FieldForm]
    /// The keys of a record in which nothing is entered.
    let blank: [Int64]
    /// The fields in which something has to be entered: a bit for each place, the first the lowest.
    let required: UInt64

    private init(sort: Kept.Sort, fields: [FieldForm]) {
        self.sort = sort
        self.fields = fields
        blank = fields.map(\.nothingAsKey)
        required = fields.indices.reduce(0) { $0 | (fields[$1].isRequired ? 1 << $1 : 0) }
    }

    /// The place of the field of that name, which the form has.
    func place(of name: String) -> Int {
        fields.firstIndex { "\($0.name)" == name } ?? 0
    }

    /// The forms in the order in which the file has their lists.
    static let all: [RecordForm] = [
        people, runs, accounts, employments, assignments, documents, offboardings, nights,
    ]

    private static let people = RecordForm(
        sort: .people,
        fields: [
            .form("person", .number, required: true, key: true),
            .form("district_id", .text, key: true),
            .form("last_name", .text, required: true),
            .form("first_name", .text, required: true),
            .form("middle_name", .text),
            .form("email", .text),
            .form("aim_contact", .flag, key: true),
            .form("contact_form_due", .flag, key: true),
            .form("other", .named),
        ]
    )

    private static let runs = RecordForm(
        sort: .runs,
        fields: [
            .form("run", .number, required: true, key: true),
            .word("kind", Run.Kind.self, required: true),
            .form("night", .date, required: true, key: true),
            .form("started_at", .instant, required: true),
            .form("finished_at", .instant, key: true),
            .form("closed", .number),
            .form("held", .number),
            .form("token", .text),
            .form("releases", .text),
            .form("undoes", .number, key: true),
            .form("doubt", .text),
            .form("clock_trusted", .flag),
        ]
    )

    private static let accounts = RecordForm(
        sort: .accounts,
        fields: [
            .form("account", .number, required: true, key: true),
            .form("username", .text, required: true, key: true, empty: false),
            .form("person", .number, key: true),
            .form("expires_on", .date, key: true),
            .form("disabled", .flag, key: true),
            .form("closed_at", .instant, key: true),
            .word("closed_because", Closing.Reason.self, key: true),
            .form("closed_run", .number, key: true),
            .form("homepage", .text),
            .form("all_calendars", .flag),
            .form("force_password_change", .flag),
            .form("roles", .list),
            .form("groups", .list),
            .form("created_by", .text),
            .form("created_at", .text),
            .form("modified_by", .text),
            .form("modified_at", .text),
            .form("other", .named),
        ]
    )

    private static let employments = RecordForm(
        sort: .employments,
        fields: [
            .form("employment", .number, required: true, key: true),
            .form("person", .number, required: true, key: true),
            .form("district_number", .text, required: true),
            .form("district_name", .text),
            .form("start_date", .date),
            .form("end_date", .date),
            .form("teaching_start_year", .text),
            .form("teaching_years_modifier", .text),
            .form("license_number", .text),
            .form("fte_percent", .text),
            .form("seniority", .text),
            .form("education", .text),
            .form("year", .text),
            .form("school", .text),
            .form("other", .named),
        ]
    )

    private static let assignments = RecordForm(
        sort: .assignments,
        fields: [
            .form("assignment", .number, required: true, key: true),
            .form("employment", .number, required: true, key: true),
            .form("school", .text, required: true),
            .form("title", .text, required: true),
            .form("start_date", .date),
            .form("end_date", .date),
            .form("special_ed", .flag, key: true),
            .form("other", .named),
        ]
    )

    private static let documents = RecordForm(
        sort: .documents,
        fields: [
            .form("document", .number, required: true, key: true),
            .form("person", .number, required: true, key: true),
            .form("kind", .text, required: true),
            .form("reference", .text, required: true, key: true),
            .form("date", .date),
        ]
    )

    private static let offboardings = RecordForm(
        sort: .offboardings,
        fields: [
            .form("offboarding", .number, required: true, key: true),
            .form("account", .number, required: true, key: true),
            .form("last_day", .date, required: true, key: true),
            .form("reason", .text),
            .form("leaves_enabled", .flag),
            .form("overrides_protection", .flag),
            .word("state", Offboarding.State.self, required: true, key: true),
            .form("replaced_expires_on", .date),
            .form("ends", .named),
            .form("queued_at", .instant, required: true),
            .form("queued_by", .text, required: true),
            .form("ended_at", .instant, key: true),
        ]
    )

    private static let nights = RecordForm(
        sort: .nights,
        fields: [
            .form("night", .date, required: true, key: true),
            .form("midnight", .instant, required: true),
            .form("zone", .text, required: true),
            .word("state", Night.State.self, required: true),
            .form("recorded_at", .instant, required: true),
            .form("run", .number, required: true, key: true),
        ]
    )
}
