import ConvNet

/// What a file is good for, by its name.
package enum FileKind: Hashable {
    case weights, document, picture

    /// The kind of file that a path names, whether its ending is in upper or lower case; nil for an ending of none.
    ///
    /// - Parameter formats: those of weight files
    package init?(_ path: String, _ formats: WeightFormats) {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        func ends(in endings: [String]) -> Bool { endings.contains { name.hasSuffix($0) } }
        if ends(in: formats.openedEndings) {
            self = .weights
        } else if ends(in: [".md", ".markdown", ".convo", ".txt"]) {
            self = .document
        } else if ends(in: [".png", ".jpg", ".jpeg", ".pgm"]) {
            self = .picture
        } else {
            return nil
        }
    }
}
