import Files

/// Files and folders that begin with what is typed.
enum FileCandidates {
    /// - Parameter kinds: which files; nil for all.
    static func matching(_ partial: String, kinds: Set<FileKind>?, session: Session) -> [Candidate] {
        matching(partial, session: session) { name in
            guard let kinds else { return "" }
            return FileKind(name, session.weightFormats).flatMap { kinds.contains($0) ? describe($0) : nil }
        }
    }

    /// - Parameter extensions: endings of the files; nil for folders alone, none for all files.
    static func matching(_ partial: String, extensions: [String]?, session: Session) -> [Candidate] {
        matching(partial, session: session) { name in
            guard let extensions else { return nil }
            return extensions.isEmpty || extensions.contains { name.lowercased().hasSuffix("." + $0) } ? "" : nil
        }
    }

    /// - Parameter accept: the description of a file to offer, or nil.
    private static func matching(
        _ partial: String, session: Session, accept: (String) -> String?
    ) -> [Candidate] {
        let cut = partial.lastIndex(of: "/").map { partial.index(after: $0) } ?? partial.startIndex
        let lead = String(partial[..<cut])
        let stem = partial[cut...]
        let folder = session.located(lead.isEmpty ? "." : lead)
        return Folder.listing(of: folder).filter { $0.hasPrefix(stem) }.compactMap { name in
            if name.hasSuffix("/") { return Candidate(escaped(lead + name), "folder", continues: true) }
            return accept(name).map { Candidate(escaped(lead + name), $0) }
        }
    }

    /// Backslashes rather than quotes, so that a path can be typed on.
    private static func escaped(_ path: String) -> String {
        path.map { " \t;'\"\\#".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    }

    private static func describe(_ kind: FileKind) -> String {
        switch kind {
        case .weights: "weights"
        case .document: "document"
        case .picture: "picture"
        }
    }
}
