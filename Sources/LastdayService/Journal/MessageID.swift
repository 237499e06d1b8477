import LastdayCore

/// The fixed MESSAGE_ID of each kind of journal entry.
///
/// They never change, because other people's rules match on them.
enum MessageID {
    /// Returns the identifier of an audited event.
    static func of(_ kind: Event.Kind) -> String {
        switch kind {
        case .queued: "ac46d4e736bb4040b419c0f3563f1ba6"
        case .rescheduled: "42fb26827b014480be6f2ce832ba50ad"
        case .cancelled: "59cb531862fa40d28ec52ddb8a692764"
        case .closed: "5c6dd71f08da49638a9fe2637d895c60"
        case .completed: "a15db79b79cf4febb12704141bd6c809"
        case .disabled: "463cde7eaad14bb0b88813ccbb6eef00"
        case .reinstated: "e909af563f814026b4d445d211512263"
        case .imported: "2ad8aa3251144523a08348b56073779e"
        case .identified: "4e36b30bf518480892f9850a906aa0a6"
        case .contactMarked: "f4df9d80f14547e29d7cc199cd4c174d"
        case .contactFormSent: "ac52bc35f9a049848c3c8deece5c7922"
        case .runStarted: "b63275f616014ceb80ed16903ee7696d"
        case .runFinished: "88c05e38fb6b47059f36815a0d8a5356"
        case .held: "9adf2f2e21594d268e4414c302389a3e"
        case .undone: "3848d11c96064a4b9cb0aef76cebed59"
        case .clockDoubted: "a66ec6dc82ba4bb284a9072e98f6020c"
        case .clockTrusted: "bc69f0b645b14fd8957b6e9731df3f67"
        case .zoneMoved: "10f381a0356e43dfa25677f660114ac2"
        case .restored: "480c13fab0c140309b20e0c07690ed79"
        case .released: "667efa9d55ba4594860e067cac409134"
        case .gapAccepted: "fa3d1893731647ab888f1a92439328e1"
        }
    }

    /// Returns the identifier of a service event.
    static func of(_ kind: ServiceEvent) -> String {
        switch kind {
        case .started: "47a0677af46541028588ba65aba62be0"
        case .stopping: "e2994b53dcf84a1b8769735ee865fabf"
        case .planned: "c871991a806a4ee19c14c4dbf8c71b2f"
        case .clockSet: "43845f8083a54a0399ff56f65c0d39d1"
        case .clockUnset: "8e629358bc454d31b201fdf3690ffc4c"
        case .zoneChanged: "33787fe8293e4ec7bace53b98ecac430"
        case .reloaded: "87eab82423244bb1beeb762cd4ba684e"
        case .refusedConfiguration: "8c6be57d126747c7b4a1d2c2d8c7230d"
        case .failed: "71867636a7114b9b9ab49a1fb5166209"
        case .wentBack: "50db7d7c96cf405898a5ab2d1f5d1d2f"
        case .recovered: "c4ec5dc12b5c4270a376a2600d3b2270"
        case .contactFormDue: "2eceb65ce1644977945f94c4803677d7"
        case .spared: "b3cfcd1886cc4e39bbe9e7c015ebfa60"
        case .contradicted: "72f73411d03b4f918c1973579039e5ad"
        }
    }
}

/// An event that the service reports about itself: it concerns the service, not a record.
enum ServiceEvent: String, CaseIterable {
    /// The service serves a store.
    case started
    /// The service stops, as requested.
    case stopping
    /// The next midnight is planned.
    case planned
    /// The clock was set.
    case clockSet = "clock-set"
    /// Nothing has set the clock for as long as a night waits for that.
    case clockUnset = "clock-unset"
    /// The zone, or its rules, changed.
    case zoneChanged = "zone-changed"
    /// A changed configuration is in force.
    case reloaded
    /// A changed configuration cannot be used; the old one stays in force.
    case refusedConfiguration = "configuration-refused"
    /// Something could not be done and will be tried again.
    case failed
    /// The store is not the one that the journal knows; no account is closed until a person has looked.
    case wentBack = "went-back"
    /// The trouble is over: what could not be done is done.
    case recovered
    /// The District AIM Contact Form has yet to be sent.
    case contactFormDue = "contact-form-due"
    /// An account is due and protected.
    case spared
    /// A departure's day has come, but its account's Expires Date says otherwise.
    case contradicted
}
