import Foundation
import Markdown
import Testing

@testable import Notebook

/// Our reader of cells, which keeps every byte, held against cmark-gfm, which is the standard's own: both find the same cells.
///
/// `CONVO_MARKDOWN=FOLDER` takes the files of a folder besides, such as the examples of the CommonMark specification. Their
/// first fence is made one of commands.
@Suite struct CommonMarkTests {
    private static let texts: [String] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let more = ProcessInfo.processInfo.environment["CONVO_MARKDOWN"].map { URL(fileURLWithPath: $0) }
        return [root, root.appending(path: "Sessions"), root.appending(path: "Weights"), more].compactMap { $0 }.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? [])
                .filter { $0.pathExtension == "md" }.compactMap { try? String(contentsOf: $0, encoding: .utf8) }
        }
    }()

    private static let tricky = [
        "```convo\na\n```", "~~~convo\na\n~~~~", "  ```convo hide\n  a\n   b\n  ```\n", "> ```convo\n> a\n> ```\nb", "- x\n\n  ```convo\n  a\n\n  b\n  ```\n",
        "1. ```convo\n   a\n   ```\n2. y\n", "    ```convo\n    a\n    ```\n", "text\n```convo\na\n```\ntext", "````convo\n```\na\n````\n", "```convo `x`\na\n```\nb\n",
        "~~~convo `x`\na\n~~~\n", "<!--\n```convo\na\n```\n-->\n", "> - ```convo\n>   a\n>   ```\n", "```convo\ta\nb\n```\n", "\t```convo\na", "```convo\n\ta\n```\n", "-\t```convo\n\ta\n\t```\n",
    ]

    @Test func `both find the same cells with the same text`() {
        let all = Self.tricky + Self.texts + Self.texts.filter { !$0.contains("convo") }.map(Self.withCommands)
        var compared = 0
        for text in all {
            guard let document = try? Document(markdown: text) else { continue }
            let ours = document.cells.filter { $0.kind == .commands }.map { Self.lines($0.text) }
            let theirs = MarkdownText(text).blocks.flatMap(Self.commands).map(Self.lines)
            #expect(ours == theirs, "\(text.prefix(200).debugDescription)")
            compared += ours.count
        }
        #expect(compared >= 30)
    }

    private static func lines(_ text: String) -> String { text.hasSuffix("\n") ? String(text.dropLast()) : text }

    private static func withCommands(_ text: String) -> String {
        for mark in ["```", "~~~"] {
            if let place = text.range(of: mark + "\n") { return text.replacingCharacters(in: place, with: mark + "convo\n") }
        }
        return text
    }

    private static func commands(_ block: MarkdownBlock) -> [String] {
        switch block {
        case .code(let info, let text): info.split(whereSeparator: \.isWhitespace).first == "convo" ? [text] : []
        case .quote(let blocks): blocks.flatMap(commands)
        case .list(_, _, let items): items.flatMap { $0.flatMap(commands) }
        default: []
        }
    }
}
