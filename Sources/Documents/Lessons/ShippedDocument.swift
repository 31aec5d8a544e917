import CLessons

/// A document that comes with the program beside the lessons. Those that write files do not: there is no place for them.
package struct ShippedDocument: Sendable {
    /// `first-steps.md`.
    package let file: String
    /// As it was written.
    package let text: String

    /// All of them, in the order in which one would read them.
    ///
    /// Unsafe code: the bytes are constants of the program and as many as it says.
    package static let all: [ShippedDocument] = {
        var documents: [ShippedDocument] = []
        var count = 0
        while let file = convo_document_file(Int32(documents.count)), let bytes = convo_document(Int32(documents.count), &count) {
            let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
            documents.append(ShippedDocument(file: String(cString: file), text: text))
        }
        return documents
    }()
}
