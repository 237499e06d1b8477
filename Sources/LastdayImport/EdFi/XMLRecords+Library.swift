import CXML2

/// The interface to libxml2.
extension XMLRecords {
    func newParser() -> xmlParserCtxtPtr? {
        xmlInitParser()
        // Errors outside a parser, for example in recoding a text, would otherwise go to standard error.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        var handler = Self.handler
        let context = Unmanaged.passUnretained(self).toOpaque()
        let read: xmlInputReadCallback = { context, buffer, room in
            let target = UnsafeMutableRawBufferPointer(start: buffer, count: Int(room))
            return Int32(records(context)?.fill(target) ?? 0)
        }
        let parser = xmlCreateIOParserCtxt(&handler, context, read, nil, context, XML_CHAR_ENCODING_NONE)
        // Without NOENT, XML's own entities in attributes would arrive as "&#38;"; there are no others,
        // because declarations are refused. IGNORE_ENC disregards the encoding that a text declares.
        let options = [XML_PARSE_NOENT, XML_PARSE_NONET, XML_PARSE_IGNORE_ENC]
        xmlCtxtUseOptions(parser, options.reduce(0) { $0 | Int32($1.rawValue) })
        return parser
    }

    /// The callbacks for what libxml2 finds; they leave out its own handling of declarations.
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
            // Nothing in the declaration is read; at this point it is safe to stop the library.
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

/// Returns the reader to notify; nil once something has been refused.
private func listener(_ context: UnsafeMutableRawPointer?) -> XMLRecords? {
    guard let records = records(context), records.listens() else { return nil }
    return records
}

/// Returns the attributes that have no prefix.
///
/// libxml2 passes five pointers for each: name, prefix, namespace, and the start and end of the value.
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
