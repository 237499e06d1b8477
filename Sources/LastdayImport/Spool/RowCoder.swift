import LastdayCore

/// A coder that visits the parts of a row, in the same order for writing and for reading.
protocol RowCoder {
    mutating func code(_ number: inout Int)
    mutating func code(_ text: inout String)
}

extension RowCoder {
    /// Codes all values of a row except its origin.
    mutating func code(_ row: inout FeedRow) {
        code(&row.username)
        code(&row.districtID)
        code(&row.lastName, "") { $0.code(&$1) }
        code(&row.firstName, "") { $0.code(&$1) }
        let texts: [WritableKeyPath<FeedRow, Patch<String?>>] = [
            \.middleName, \.email, \.homepage, \.createdBy, \.createdAt, \.modifiedBy, \.modifiedAt,
        ]
        for path in texts {
            code(&row[keyPath: path], nil) { $0.code(&$1) }
        }
        code(&row.expiresOn, nil) { $0.code(&$1) }
        let flags: [WritableKeyPath<FeedRow, Patch<Bool>>] = [
            \.disabled, \.allCalendars, \.forcePasswordChange, \.isContact,
        ]
        for path in flags {
            code(&row[keyPath: path], false) { $0.code(&$1) }
        }
        let lists: [WritableKeyPath<FeedRow, Patch<[String]>>] = [\.roles, \.groups, \.otherEmails]
        for path in lists {
            code(&row[keyPath: path], []) { coder, texts in coder.code(&texts, "") { $0.code(&$1) } }
        }
        code(&row.accountType)
        code(&row.identifiers)
        code(&row.otherOfPerson)
        code(&row.other)
        code(&row.isSupplemental)
        code(&row.employments, FeedEmployment(districtNumber: "")) { $0.code(&$1) }
        code(&row.documents, FeedDocument(kind: "", reference: "", date: nil)) { coder, document in
            coder.code(&document.kind)
            coder.code(&document.reference)
            coder.code(&document.date)
        }
    }

    private mutating func code(_ employment: inout FeedEmployment) {
        code(&employment.districtNumber)
        code(&employment.startDate)
        code(&employment.endDate, nil) { $0.code(&$1) }
        let texts: [WritableKeyPath<FeedEmployment, Patch<String?>>] = [
            \.districtName, \.teachingStartYear, \.teachingYearsModifier, \.licenseNumber, \.seniority,
            \.education,
            \.year, \.ftePercent, \.school,
        ]
        for path in texts {
            code(&employment[keyPath: path], nil) { $0.code(&$1) }
        }
        code(&employment.other)
        code(&employment.assignments, FeedAssignment(school: "", title: "")) { coder, assignment in
            coder.code(&assignment.school)
            coder.code(&assignment.title)
            coder.code(&assignment.startDate)
            coder.code(&assignment.endDate, nil) { $0.code(&$1) }
            coder.code(&assignment.isSpecialEd, false) { $0.code(&$1) }
            coder.code(&assignment.other)
        }
    }

    private mutating func code(_ flag: inout Bool) {
        var number = flag ? 1 : 0
        code(&number)
        flag = number == 1
    }

    private mutating func code(_ text: inout String?) {
        var isThere = text != nil
        code(&isThere)
        guard isThere else { return text = nil }
        var some = text ?? ""
        code(&some)
        text = some
    }

    private mutating func code(_ type: inout AccountType?) {
        var word = type?.rawValue
        code(&word)
        type = word.flatMap { AccountType(rawValue: $0) }
    }

    private mutating func code(_ date: inout CivilDate?) {
        var isThere = date != nil
        code(&isThere)
        guard isThere else { return date = nil }
        var day = date?.dayNumber ?? 0
        code(&day)
        date = CivilDate(dayNumber: day)
    }

    private mutating func code(_ texts: inout [NamedText]) {
        code(&texts, NamedText(name: "", text: "")) { coder, text in
            var (name, value) = (text.name, text.text)
            coder.code(&name)
            coder.code(&value)
            text = NamedText(name: name, text: value)
        }
    }

    private mutating func code<Value>(
        _ values: inout [Value],
        _ blank: Value,
        _ each: (inout Self, inout Value) -> Void
    ) {
        var count = values.count
        code(&count)
        if values.count < count { values = Array(repeating: blank, count: count) }
        for index in values.indices { each(&self, &values[index]) }
    }

    private mutating func code<Value: Sendable & Equatable>(
        _ incoming: inout Patch<Value>,
        _ blank: Value,
        _ each: (inout Self, inout Value) -> Void
    ) {
        var isGiven = incoming != .unspecified
        code(&isGiven)
        guard isGiven else { return incoming = .unspecified }
        var value = blank
        if case .value(let some) = incoming { value = some }
        each(&self, &value)
        incoming = .value(value)
    }
}

/// A writer of rows as bytes, each preceded by its length.
struct RowWriter: RowCoder {
    /// The size of a length in bytes.
    static let lengthSize = 8

    var bytes: [UInt8] = []

    mutating func add(_ row: FeedRow) {
        let start = bytes.count
        bytes += repeatElement(0, count: Self.lengthSize)
        var (row, origin) = (row, row.origin)
        code(&origin)
        code(&row)
        let length = bytes.count - start - Self.lengthSize
        for place in 0..<Self.lengthSize {
            bytes[start + place] = UInt8(truncatingIfNeeded: length >> (8 * place))
        }
    }

    /// Returns the length that the bytes begin with.
    static func length(of bytes: ArraySlice<UInt8>) -> Int {
        (0..<lengthSize).reduce(0) { $0 | Int(bytes[bytes.startIndex + $1]) << (8 * $1) }
    }

    /// Writes a number in zigzag encoding: seven bits per byte, the lowest first.
    mutating func code(_ number: inout Int) {
        var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func code(_ text: inout String) {
        var count = text.utf8.count
        code(&count)
        bytes += text.utf8
    }
}

/// A reader of the rows that ``RowWriter`` has written.
struct RowReader: RowCoder {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func row() -> FeedRow {
        var origin = ""
        code(&origin)
        var row = FeedRow(origin: origin)
        code(&row)
        return row
    }

    mutating func code(_ number: inout Int) {
        var (zigzag, shift): (UInt, UInt) = (0, 0)
        repeat {
            zigzag |= UInt(bytes[position] & 0x7F) << shift
            shift += 7
            position += 1
        } while bytes[position - 1] & 0x80 != 0
        number = Int(bitPattern: zigzag >> 1) ^ -Int(bitPattern: zigzag & 1)
    }

    mutating func code(_ text: inout String) {
        var count = 0
        code(&count)
        text = String(decoding: bytes[position..<position + count], as: UTF8.self)
        position += count
    }
}
