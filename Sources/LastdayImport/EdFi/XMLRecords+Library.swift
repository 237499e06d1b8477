import CXML2

/// How libxml2 is asked.
extension XMLRecords {
    func newParser() -> xmlParserCtxtPtr? {
        xmlInitParser()
        // What has no parser, as trouble with recoding a text, it would tell on standard error.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        var handler = Self.handler
        let context = Unmanaged.passUnretained(self).toOpaque()
        let read: xmlInputReadCallback = { context, buffer, room in
            let target = UnsafeMutableRawBufferPointer(start: buffer, count: Int(room))
            return Int32(records(context)?.fill(target) ?? 0)
        }
        let parser = xmlCreateIOParserCtxt(&handler, context, read, nil, context, XML_CHAR_ENCODING_NONE)
        // XML's own entities would come as &#38; from an attribute, and there are no others; what a text says of its
        // encoding does not count.
        let options = [XML_PARSE_NOENT, XML_PARSE_NONET, XML_PARSE_IGNORE_ENC]
        xmlCtxtUseOptions(parser, options.reduce(0) { $0 | Int32($1.rawValue) })
        return parser
    }

    /// Who hears what libxml2 finds; what it would do itself with a declaration is not among that.
    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = { context, name, _, _, namespaces, _, count, _, values in
            guard let name, let records = listener(context) else { return }
            records.start(String(cString: name), attributes(values, Int(count)), Int(count + namespaces))
        }
        handler.endElementNs = { context, _, _, _ in listener(context)?.end() }
        handler.characters = { context, bytes, count in
            listener(context)?.add(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.comment = { context, _ in _ = listener(context) }
        handler.processingInstruction = { context, _, content in
            guard let records = listener(context), content == nil else { return }
            records.refuse("an instruction without content as <?…?>, which no interchange has; remove it")
        }
        handler.internalSubset = { context, _, _, _ in
            guard let records = listener(context) else { return }
            records.refuse("a declaration as <!DOCTYPE …>, which no interchange has; remove it")
            // What it declares is not even looked at; here, the library can be stopped.
            xmlStopParser(records.parser)
        }
        handler.serror = { context, error in
            guard let error = error?.pointee, let records = listener(context) else { return }
            records.refuse(error)
        }
        return handler
    }
}

private func records(_ context: UnsafeMutableRawPointer?) -> XMLRecords? {
    context.map { Unmanaged<XMLRecords>.fromOpaque($0).takeUnretainedValue() }
}

/// Whose file it is; nil once nothing is heard any more.
private func listener(_ context: UnsafeMutableRawPointer?) -> XMLRecords? {
    guard let records = records(context), records.listens() else { return nil }
    return records
}

/// The attributes without a prefix.
///
/// Five words stand for each: its name, prefix and namespace, and its value's two ends.
private func attributes(
    _ words: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    _ count: Int
) -> [String: String] {
    var attributes: [String: String] = [:]
    for place in stride(from: 0, to: 5 * count, by: 5) {
        guard let words, let name = words[place], words[place + 1] == nil, let begin = words[place + 3],
            let end = words[place + 4]
        else { continue }
        let value = UnsafeBufferPointer(start: begin, count: end - begin)
        attributes[String(cString: name)] = String(decoding: value, as: UTF8.self)
    }
    return attributes
}
