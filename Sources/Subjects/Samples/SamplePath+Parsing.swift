import Words

extension SamplePath {
    /// Reads a word that has the form of a sample path.
    ///
    /// - Returns: nil if the word has not that form at all, so that it may be something else.
    /// - Throws: `SubjectError` if it begins as one and goes on wrongly.
    package init?(_ word: String) throws {
        if word == "it" { self = .last; return }
        if word == "-" { self = .standardInput; return }
        let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts[0] == "drawing", parts.count == 1 || !Self.looksLikeFile(word) {
            self = .drawing(try Self.drawing(parts, word: word))
            return
        }
        if let split = SplitName(rawValue: parts[0]) {
            do {
                self = try Self.images(in: split, parts: Array(parts.dropFirst()), word: word)
            } catch {
                // A folder may be called as a split is: `test/7.jpg` can be nothing but a file in it.
                guard Self.looksLikeFile(word) else { throw error }
                self = .file(word)
            }
        } else if Self.looksLikeFile(word) {
            self = .file(word)
        } else {
            return nil
        }
    }

    private static func drawing(_ parts: [String], word: String) throws -> Int? {
        guard parts.count > 1 else { return nil }
        guard parts.count == 2, let number = index(Substring(parts[1])) else {
            throw SubjectError.badDrawing(word)
        }
        return number
    }

    /// The path that was perhaps meant by a word that names no sample: `test/18` by `18`, `test/wrong` by `wrong`, `test/18` by
    /// `tset/18`.
    package static func meant(by word: String) -> String? {
        let whole = "\(SplitName.test)/\(word)"
        if case .images? = try? SamplePath(whole) { return whole }
        let parts = word.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let split = Nearest.match(String(parts[0]), in: SplitName.allCases.map(\.rawValue) + ["it", "drawing"]) else { return nil }
        let near = ([split] + parts.dropFirst().map(String.init)).joined(separator: "/")
        return (try? SamplePath(near)) == nil ? nil : near
    }

    /// A file has an extension, or begins with `./`, `../`, `/` or `~`.
    package static func looksLikeFile(_ word: String) -> Bool {
        if ["./", "../", "/", "~"].contains(where: word.hasPrefix) { return true }
        guard let last = word.split(separator: "/").last, let dot = last.lastIndex(of: "."), dot != last.startIndex
        else { return false }
        let suffix = last[last.index(after: dot)...]
        return !suffix.isEmpty && suffix.contains(where: \.isLetter) && suffix.allSatisfy { $0.isLetter || $0.isNumber }
    }

    private static func images(in split: SplitName, parts: [String], word: String) throws -> SamplePath {
        var filters: [SampleFilter] = []
        var choice: [ClosedRange<Int>]?
        for (place, part) in parts.enumerated() {
            if let filter = try SampleFilter(part, in: word) {
                filters.append(filter)
            } else if place == parts.count - 1 {
                choice = try ranges(part, in: word)
            } else {
                throw SubjectError.badSamplePart(part: part, path: word)
            }
        }
        return .images(split, filters: filters, choice: choice)
    }

    /// `1,5,9-12` as ranges.
    private static func ranges(_ text: String, in word: String) throws -> [ClosedRange<Int>] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { piece in
            let ends = piece.split(separator: "-", omittingEmptySubsequences: false)
            guard (1...2).contains(ends.count), let first = index(ends[0]) else {
                throw SubjectError.badSamplePart(part: text, path: word)
            }
            guard ends.count == 2 else { return first...first }
            guard let last = index(ends[1]) else { throw SubjectError.badSamplePart(part: text, path: word) }
            guard first <= last else { throw SubjectError.backwardRange(String(piece), path: word) }
            return first...last
        }
    }

    private static func index(_ text: Substring) -> Int? { text.isEmpty ? nil : Index.read(text) }
}

extension SampleFilter {
    /// - Returns: nil if the word is no filter, though it may be an index.
    fileprivate init?(_ word: String, in path: String) throws {
        switch word {
        case "wrong": self = .wrong
        case "right": self = .right
        case "unsure": self = .unsure
        case "random": self = .random
        default:
            let isLabel = word.hasPrefix("is")
            guard isLabel || word.hasPrefix("as") else { return nil }
            guard let label = Int(word.dropFirst(2)), (0...255).contains(label) else {
                throw SubjectError.badSamplePart(part: word, path: path)
            }
            self = isLabel ? .labeled(label) : .predicted(label)
        }
    }
}
