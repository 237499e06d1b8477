/// The same work in CPython, with its standard modules that are written in C.
enum PythonFloor {
    /// Reads a JSON file and writes it to a copy.
    ///
    /// - Returns: The seconds that this took, without the interpreter's start, and the peak memory in MiB.
    static func readAndWrite(_ file: String, as copy: String) throws -> [Double] {
        let script = """
            import json, sys, time
            start = time.perf_counter()
            with open(sys.argv[1], encoding="utf-8") as file: data = json.load(file)
            with open(sys.argv[2], "w", encoding="utf-8") as file: file.write(json.dumps(data, ensure_ascii=False))
            print(time.perf_counter() - start)
            """
        let child = try Child.run(["python3", "-c", script, file, copy])
        return [Double(child.output.prefix { !$0.isNewline }) ?? .nan, child.peak]
    }

    /// Imports a OneRoster feed into an empty store, in one transaction.
    ///
    /// Each row is looked up, and written with its person and an audit entry, which is linked to the one
    /// before by SHA-256.
    static func importing(_ feed: String, into store: String) throws -> Child {
        try Child.run(["python3", "-c", importScript, "\(feed)/users.csv", store])
    }

    private static let importScript = """
        import csv, hashlib, json, sqlite3, sys
        store = sqlite3.connect(sys.argv[2])
        store.execute("PRAGMA synchronous = FULL")
        store.execute("PRAGMA foreign_keys = ON")
        store.execute("PRAGMA cache_size = -8192")
        at = "2099-06-12T06:00:00.000Z"
        number, link = 0, bytes(32)
        with open(sys.argv[1], newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if store.execute("SELECT id FROM account WHERE username = ?", (row["username"],)).fetchone(): continue
                if store.execute("SELECT id FROM person WHERE district_id = ?", (row["sourcedId"],)).fetchone(): continue
                number += 1
                person = (number, row["sourcedId"], row["familyName"], row["givenName"], row["email"])
                store.execute("INSERT INTO person (id, district_id, last_name, first_name, email) VALUES (?, ?, ?, ?, ?)", person)
                store.execute("INSERT INTO account (id, username, person) VALUES (?, ?, ?)", (number, row["username"], number))
                changes = {
                    f"person {number}": {"district_id": [None, person[1]], "last_name": [None, person[2]],
                        "first_name": [None, person[3]], "email": [None, person[4]]},
                    f"account {number}": {"username": [None, row["username"]], "person": [None, number],
                        "disabled": [None, False]},
                }
                entry = (number, at, "imported", "keltner", 1000, "import", row["username"], number,
                    json.dumps(changes, ensure_ascii=False, separators=(",", ":")))
                link = hashlib.sha256(link + "\\x01".join(map(str, entry)).encode()).digest()
                store.execute(
                    "INSERT INTO audit (sequence, at, event, actor, actor_uid, command, username, person, changes, link) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry + (link,))
        store.commit()
        """
}
