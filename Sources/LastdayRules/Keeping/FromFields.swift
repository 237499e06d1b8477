// The records read back from their fields: the inverse of ``Recorded/fields``, sort by sort.

extension Person {
    init(_ fields: inout FieldReader) throws(UnreadableField) {
        self.init(
            number: try fields.number("person"),
            districtID: try fields.optionalText("district_id"),
            lastName: try fields.text("last_name"),
            firstName: try fields.text("first_name"),
            middleName: try fields.optionalText("middle_name"),
            email: try fields.optionalText("email"),
            isContact: try fields.flag("aim_contact"),
            owesContactForm: try fields.flag("contact_form_due"),
            other: try fields.named("other")
        )
        try fields.end()
    }
}

extension UserAccount {
    init(_ fields: inout FieldReader) throws(UnreadableField) {
        self.init(
            number: try fields.number("account"),
            username: try fields.text("username"),
            person: try fields.optionalNumber("person"),
            expiresOn: try fields.optionalDate("expires_on"),
            disabled: try fields.flag("disabled"),
            closing: try Closing(&fields),
            homepage: try fields.optionalText("homepage"),
            allCalendars: try fields.flag("all_calendars"),
            forcePasswordChange: try fields.flag("force_password_change"),
            roles: try fields.list("roles"),
            groups: try fields.list("groups"),
            stamps: Stamps(
                createdBy: try fields.optionalText("created_by"),
                createdAt: try fields.optionalText("created_at"),
                modifiedBy: try fields.optionalText("modified_by"),
                modifiedAt: try fields.optionalText("modified_at")
            ),
            other: try fields.named("other")
        )
        try fields.end()
    }
}

extension Closing {
    /// The closing of an account; nil where it has none.
    fileprivate init?(_ fields: inout FieldReader) throws(UnreadableField) {
        let at = try fields.optionalInstant("closed_at")
        let because: Reason? = try fields.optionalWord("closed_because")
        let run = try fields.optionalNumber("closed_run")
        switch (at, because, run) {
        case (nil, nil, nil): return nil
        case (let at?, let because?, let run?): self.init(at: at, because: because, run: run)
        default:
            throw UnreadableField(
                "closed_at",
                "stands there only together with closed_because and closed_run"
            )
        }
    }
}

extension Employment {
    init(_ fields: inout FieldReader) throws(UnreadableField) {
        let number = try fields.number("employment")
        let person = try fields.number("person")
        let districtNumber = try fields.text("district_number")
        let districtName = try fields.optionalText("district_name")
        let startDate = try fields.optionalDate("start_date")
        let endDate = try fields.optionalDate("end_date")
        var terms = Terms()
        terms.teachingStartYear = try fields.optionalText("teaching_start_year")
        terms.teachingYearsModifier = try fields.optionalText("teaching_years_modifier")
        terms.licenseNumber = try fields.optionalText("license_number")
        terms.ftePercent = try fields.optionalText("fte_percent")
        terms.seniority = try fields.optionalText("seniority")
        terms.education = try fields.optionalText("education")
        terms.year = try fields.optionalText("year")
        terms.school = try fields.optionalText("school")
        self.init(
            number: number,
            person: person,
            districtNumber: districtNumber,
            districtName: districtName,
            startDate: startDate,
            endDate: endDate,
            terms: terms,
            other: try fields.named("other")
        )
        try fields.end()
    }
}

extension Assignment {
    init(_ fields: inout FieldReader) throws(UnreadableField) {
        self.init(
            number: try fields.number("assignment"),
            employment: try fields.number("employment"),
            school: try fields.text("school"),
            title: try fields.text("title"),
            startDate: try fields.optionalDate("start_date"),
            endDate: try fields.optionalDate("end_date"),
            isSpecialEd: try fields.flag("special_ed"),
            other: try fields.named("other")
        )
        try fields.end()
    }
}

extension Document {
    init(_ fields: inout FieldReader) throws(UnreadableField) {
        self.init(
            number: try fields.number("document"),
            person: try fields.number("person"),
            kind: try fields.text("kind"),
            reference: try fields.text("reference"),
            date: try fields.optionalDate("date")
        )
        try fields.end()
    }
}

extension Offboarding {
    init(_ fields: inout FieldReader) throws(UnreadableField) {
        let number = try fields.number("offboarding")
        let account = try fields.number("account")
        let lastDay = try fields.date("last_day")
        let reason = try fields.optionalText("reason")
        let leavesEnabled = try fields.flag("leaves_enabled")
        let overridesProtection = try fields.flag("overrides_protection")
        let state: State = try fields.word("state")
        let replacedExpiresOn = try fields.optionalDate("replaced_expires_on")
        let ends = try fields.named("ends").map { named throws(UnreadableField) in
            guard let end = End(named) else {
                throw UnreadableField("ends", "\(quoted(named.name)) is nothing that ends")
            }
            return end
        }
        self.init(
            number: number,
            account: account,
            lastDay: lastDay,
            reason: reason,
            leavesEnabled: leavesEnabled,
            overridesProtection: overridesProtection,
            state: state,
            replacedExpiresOn: replacedExpiresOn,
            ends: ends,
            queuedAt: try fields.instant("queued_at"),
            queuedBy: try fields.text("queued_by"),
            endedAt: try fields.optionalInstant("ended_at")
        )
        try fields.end()
    }
}

extension Run {
    init(_ fields: inout FieldReader) throws(UnreadableField) {
        self.init(
            number: try fields.number("run"),
            kind: try fields.word("kind"),
            night: try fields.date("night"),
            startedAt: try fields.instant("started_at"),
            finishedAt: try fields.optionalInstant("finished_at"),
            closed: try fields.count("closed"),
            held: try fields.count("held"),
            token: try fields.optionalText("token"),
            releases: try fields.optionalText("releases"),
            undoes: try fields.optionalNumber("undoes"),
            doubt: try fields.optionalText("doubt"),
            trustsClock: try fields.flag("clock_trusted")
        )
        try fields.end()
    }
}

extension Night {
    init(_ fields: inout FieldReader) throws(UnreadableField) {
        self.init(
            date: try fields.date("night"),
            midnight: try fields.instant("midnight"),
            zone: try fields.text("zone"),
            state: try fields.word("state"),
            recordedAt: try fields.instant("recorded_at"),
            run: try fields.number("run")
        )
        try fields.end()
    }
}

extension AuditEntry {
    init(_ fields: inout FieldReader) throws(UnreadableField) {
        let sequence = try fields.number("sequence")
        let at = try fields.instant("at")
        let kind: Event.Kind = try fields.word("event")
        let actor = try fields.text("actor")
        let uid = try fields.number("actor_uid")
        guard let actorUID = UInt32(exactly: uid) else {
            throw UnreadableField("actor_uid", "\(uid) is no user number")
        }
        self.init(
            sequence: sequence,
            at: at,
            kind: kind,
            actor: actor,
            actorUID: actorUID,
            command: try fields.text("command"),
            username: try fields.optionalText("username"),
            person: try fields.optionalNumber("person"),
            expiresOn: try fields.optionalDate("expires_on"),
            run: try fields.optionalNumber("run"),
            night: try fields.optionalDate("night"),
            changes: try fields.json("changes").line
        )
        try fields.end()
    }
}
