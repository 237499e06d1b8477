import Glibc

/// Writes a OneRoster feed: staff and students as a student information system exports them.
enum FeedMaker {
    static func make(_ rows: Int, in folder: String) throws {
        guard mkdir(folder, 0o755) == 0, let file = fopen("\(folder)/users.csv", "w") else {
            throw BenchFailure("\(folder) cannot be made")
        }
        defer { fclose(file) }
        var random = Seeded(11)
        fputs("sourcedId,status,enabledUser,username,givenName,familyName,email,grades\n", file)
        for number in 1...rows {
            let last = Names.last[Int(random.next() % UInt64(Names.last.count))]
            let first = Names.first[Int(random.next() % UInt64(Names.first.count))]
            let username = Names.username(last, first, number)
            fputs("P\(number),active,true,\(username),\(first),\(last),\(username)@district.example,\n", file)
        }
    }
}
