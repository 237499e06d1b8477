/// Names of people for made-up districts.
enum Names {
    static let last = [
        "Keltner", "Lee", "Dickson", "Abernathy", "Begay", "Castellano", "Dvorak", "Eagle Bear", "Fitzgerald",
        "Guerrero",
        "Hernández", "Iverson", "Jefferson", "Kowalski", "Lindqvist", "McAllister", "Nguyen", "O'Connell",
        "Pretty Weasel",
        "Quintana", "Ramírez", "Sørensen", "Two Bulls", "Underwood", "Vandenberg", "Whitman", "Xiong",
        "Yellowtail", "Zhao",
    ]
    static let first = [
        "Alvin", "Beatriz", "Carol", "Dmitri", "Elena", "Frank", "Grace", "Hoang", "Iris", "José", "Karen",
        "Luis", "Mary",
        "Noah", "Olga", "Pat", "Quinn", "Rosa", "Sam", "Theresa", "Ursula", "Víctor", "Wanda", "Xavier",
        "Yolanda", "Zoë",
    ]

    /// Returns a username as districts form them: the ASCII letters of the last name, an initial, and a
    /// number that makes it unique.
    static func username(_ last: String, _ first: String, _ number: Int) -> String {
        var name = ""
        for scalar in last.unicodeScalars where scalar.isASCII && scalar.properties.isAlphabetic {
            name.unicodeScalars.append(scalar)
        }
        return "\(name.lowercased())\(first.prefix(1).lowercased())\(number)"
    }
}
