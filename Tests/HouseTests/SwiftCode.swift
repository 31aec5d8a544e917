/// The code of a source file without its comments and the words of its texts; what texts interpolate stays.
struct SwiftCode {
    private let characters: [Character]
    private var place = 0
    private var code = ""

    static func of(_ source: String) -> String {
        var reader = SwiftCode(characters: Array(source))
        reader.read(until: nil)
        return reader.code
    }

    private init(characters: [Character]) { self.characters = characters }

    private func starts(_ text: String) -> Bool { characters[place...].starts(with: text) }

    /// Reads code up to the bracket that closes an interpolation, or to the end of the file.
    private mutating func read(until end: Character?) {
        var depth = 0
        while place < characters.count {
            if starts("//") {
                while place < characters.count, !characters[place].isNewline { place += 1 }
            } else if starts("/*") {
                skipComment()
            } else if characters[place] == "\"" || starts("#\"") {
                readText()
            } else {
                let character = characters[place]
                if character == "(" { depth += 1 }
                if character == ")" {
                    if depth == 0, end == ")" { return }
                    depth -= 1
                }
                code.append(character)
                place += 1
            }
        }
    }

    private mutating func skipComment() {
        while place < characters.count, !starts("*/") { place += 1 }
        place = min(place + 2, characters.count)
    }

    private mutating func readText() {
        var hashes = ""
        while characters[place] == "#" { hashes.append("#"); place += 1 }
        let quote = (starts("\"\"\"") ? "\"\"\"" : "\"")
        place += quote.count
        code.append("\"")
        while place < characters.count, !starts(quote + hashes) {
            if starts("\\" + hashes + "(") {
                place += hashes.count + 2
                code.append(" ")
                read(until: ")")
                code.append(" ")
                place += 1
            } else {
                place += characters[place] == "\\" && hashes.isEmpty ? 2 : 1
            }
        }
        place += quote.count + hashes.count
        code.append("\"")
    }
}
