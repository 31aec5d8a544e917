/// What the editor must know of the user's `.editrc` beyond what libedit reads itself.
struct EditRC {
    /// The commands, each as libedit's tokenizer splits it.
    let commands: [[String]]

    /// libedit copies a word into 1024 characters on its stack without counting them.
    private static let longestWord = 500

    /// - Parameter commands: those with a word that libedit has no room for are left out, and keys for `ed-command`, which
    ///   ends the program when it is given nothing.
    init(commands: [[String]]) {
        self.commands = commands.filter { words in
            words.allSatisfy { $0.utf8.count <= Self.longestWord } && !words.contains("ed-command")
        }
    }

    /// The choices of emacs or vi keys: each wipes every other binding, so they come before all.
    var choices: [[String]] { commands.filter(Self.isChoice) }

    /// All other bindings and modes of the terminal. What says how to draw is not for libedit, whose drawings nobody sees,
    /// and editing is not to be switched off.
    var replayed: [[String]] {
        commands.filter { !Self.isChoice($0) && ["bind", "setty"].contains(Self.name(of: $0)) }
    }

    private static func isChoice(_ words: [String]) -> Bool {
        name(of: words) == "bind" && (words.contains("-v") || words.contains("-e"))
    }

    /// The escape sequences that the user has bound: they reach libedit as they come.
    var boundSequences: [[UInt8]] {
        commands.flatMap { words -> [[UInt8]] in
            guard Self.name(of: words) == "bind" else { return [] }
            let flags = words.dropFirst().prefix { $0.hasPrefix("-") && $0.count == 2 }
            guard let key = words.dropFirst(1 + flags.count).first else { return [] }
            if flags.contains("-k") { return Self.arrows[key] ?? [] }
            let bytes = Self.bytes(ofKey: key)
            return bytes.first == 0x1b && bytes.count > 1 ? [bytes] : []
        }
    }

    /// The command of a line, without the name of the program that it is meant for.
    private static func name(of words: [String]) -> String? {
        words.first.map { String($0.split(separator: ":").last ?? "") }
    }

    private static let arrows: [String: [[UInt8]]] = {
        let letters = ["up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"]
        var arrows = letters.mapValues { [Array("\u{1b}[\($0)".utf8), Array("\u{1b}O\($0)".utf8)] }
        arrows["delete"] = [Array("\u{1b}[3~".utf8)]
        return arrows
    }()

    /// The bytes of a key in the notation of editrc(5): `^X`, `\e`, `\033`, `\n`, plain characters.
    static func bytes(ofKey key: String) -> [UInt8] {
        var rest = Array(key.utf8)[...]
        var bytes: [UInt8] = []
        while let first = rest.popFirst() {
            if first == UInt8(ascii: "^"), let letter = rest.popFirst() {
                bytes.append(letter == UInt8(ascii: "?") ? 0x7f : letter & 0x1f)
            } else if first == UInt8(ascii: "\\"), let letter = rest.popFirst() {
                bytes.append(escaped(letter, &rest))
            } else {
                bytes.append(first)
            }
        }
        return bytes
    }

    private static func escaped(_ letter: UInt8, _ rest: inout ArraySlice<UInt8>) -> UInt8 {
        let octal = UInt8(ascii: "0")...UInt8(ascii: "7")
        if octal.contains(letter) {
            var value = Int(letter - octal.lowerBound)
            for _ in 0..<2 {
                guard let digit = rest.first, octal.contains(digit) else { break }
                value = value * 8 + Int(digit - octal.lowerBound)
                rest.removeFirst()
            }
            return UInt8(truncatingIfNeeded: value)
        }
        let named: [Character: UInt8] = ["a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "e": 27]
        return named[Character(Unicode.Scalar(letter))] ?? letter
    }
}
