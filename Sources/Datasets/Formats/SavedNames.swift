import Files

/// The names of classes beside data that were saved here, which tell, too, that pictures and labels have the usual form.
///
///     # Convo: upright, ink light on black. The class of label 0, of label 1, …
///     airplane
///     automobile
struct SavedNames {
    /// The file of names in a folder of IDX files.
    static let file = "class-names.txt"
    /// The array of names in a `.npz` file, and the one that tells the form.
    static let (array, formArray) = ("class_names", "form")
    /// What that tells.
    static let form = "upright, ink light on black"

    private static let mark = "# Convo: \(form). The class of label 0, of label 1, …"
    private static let mostBytes = 1 << 16

    /// nil where only the form is told.
    let names: [String]?
    /// Whether pictures and labels stay as they are.
    let isUsual: Bool

    /// - Parameter form: what is told of it
    init?(names: [String]?, form: String?) {
        guard names != nil || form != nil else { return nil }
        (self.names, isUsual) = (names, form == Self.form)
    }

    /// The names in a file.
    init(_ path: String) throws(DatasetError) {
        let bytes = try ByteStream(path).bytes(Self.mostBytes)
        let lines = bytes.split { $0 == 10 || $0 == 13 }.map { String(decoding: $0, as: UTF8.self) }
        let found = lines.filter { !$0.hasPrefix("#") }
        guard found.count <= Dataset.mostClasses else { throw .badClassNames(path: path, found: found.count) }
        (names, isUsual) = (found.isEmpty ? nil : found, lines.first == Self.mark)
    }

    /// The bytes of a file of names.
    static func file(of names: [String]) -> [UInt8] { Array(([mark] + names).joined(separator: "\n").utf8) + [10] }
}
