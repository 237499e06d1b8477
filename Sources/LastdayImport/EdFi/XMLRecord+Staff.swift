import LastdayCore

extension XMLRecord {
    /// The e-mail addresses of a Staff element: those for work first, a home's last.
    var emails: [String] {
        let mail = texts.filter { $0.path.hasPrefix("ElectronicMail") }
        let addresses = mail.filter { $0.path.hasSuffix("ElectronicMailAddress") }.map(\.text)
        let types = mail.filter { $0.path.contains("ElectronicMailType") }.map { $0.text.lowercased() }
        // The types belong to the addresses in order, if each address has one.
        guard types.count == addresses.count else { return addresses }
        let isHome = types.map { $0.contains("home") || $0.contains("personal") }
        let places = addresses.indices
        return places.filter { !isHome[$0] }.map { addresses[$0] }
            + places.filter { isHome[$0] }.map { addresses[$0] }
    }

    /// The identifiers of a Staff element in other systems, without social security numbers.
    var identifiers: [NamedText] {
        let codes = texts.filter { $0.path.hasPrefix("StaffIdentificationCode") }
        let systems = codes.filter { $0.path.contains("System") }.map(\.text)
        let ids = codes.filter { $0.path.hasSuffix("IdentificationCode/IdentificationCode") }.map(\.text)
        return ids.enumerated().compactMap { index, id in
            let system = systems.indices.contains(index) ? systems[index] : ""
            let name = system.split(separator: "#").last.map(String.init) ?? "StaffIdentificationCode"
            guard NeverStored.kind(of: name) == nil, !isSocialSecurityNumber(id) else {
                return nil
            }
            return NamedText(name: name, text: id)
        }
    }
}
