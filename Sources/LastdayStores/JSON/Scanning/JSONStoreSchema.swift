import LastdayCore

/// The JSON Schema (draft 2020-12) of a JSON store's file, for authors of other programs that write such
/// files: `config/accounts.schema.json` is this text.
enum JSONStoreSchema {
    /// The text of the schema.
    static var text: String {
        let head: [(String, String)] = [
            ("format", #"{ "const": "\#(JSONDocument.format)" }"#),
            ("version", #"{ "const": \#(JSONDocument.version) }"#),
            ("purpose", #"{ "enum": ["district", "demonstration"] }"#),
            (
                "zone",
                #"{ "type": "string", "minLength": 1, "description": "The district's time zone, for example America/Denver; with the prefix machine: if nobody has named it. Change it with lastday store zone." }"#
            ),
            (
                "audited_up_to",
                #"{ "type": "integer", "minimum": 0, "description": "The last entry of the audit that the records are up to; leave it as it is." }"#
            ),
            (
                "kept",
                #"{ "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 }, "description": "How many records each list has at least: a file with fewer is refused." }"#
            ),
        ]
        let lists = RecordForm.all.map { form in
            (
                form.kind.plural,
                ##"{ "type": "array", "items": { "$ref": "#/$defs/\##(form.kind.rawValue)" } }"##
            )
        }
        let records = RecordForm.all.map { "    \"\($0.kind.rawValue)\": \(record($0))" }
        return """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "Lastday's JSON store",
              "description": "People, their accounts and departures. Names that are not listed here may occur anywhere; they are preserved.",
              "type": "object",
              "required": ["format", "version"],
              "properties": {
            \((head + lists).map { "    \"\($0)\": \($1)" }.joined(separator: ",\n"))
              },
              "$defs": {
                "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
                "instant": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\\\.[0-9]{3}Z$" },
            \(records.joined(separator: ",\n"))
              }
            }

            """
    }

    private static func record(_ form: RecordForm) -> String {
        let required = form.fields.filter(\.isRequired).map { "\"\($0.name)\"" }.joined(separator: ", ")
        let properties = form.fields.map { "        \"\($0.name)\": \(value($0))" }.joined(separator: ",\n")
        return """
            {
                  "type": "object",
                  "required": [\(required)],
                  "properties": {
            \(properties)
                  }
                }
            """
    }

    private static func value(_ field: FieldForm) -> String {
        let form: String
        switch field.type {
        case .number: form = #""type": "integer", "minimum": 0, "maximum": \#(RecordForm.numbers.upperBound)"#
        case .text, .json:
            form = field.mayBeEmpty ? #""type": "string""# : #""type": "string", "minLength": 1"#
        case .flag: form = #""type": "boolean""#
        case .list: form = #""type": "array", "items": { "type": "string" }"#
        case .named: form = #""type": "object""#
        case .date: form = ##""$ref": "#/$defs/date""##
        case .instant: form = ##""$ref": "#/$defs/instant""##
        case .word(let words):
            form = #""enum": [\#(words.map { JSON.text(.text($0)) }.joined(separator: ", "))]"#
        }
        return field.isRequired ? "{ \(form) }" : "{ \"anyOf\": [{ \(form) }, { \"type\": \"null\" }] }"
    }
}
