import Testing

@testable import Explorer

@Suite struct NearestTests {
    private let commands = ["train", "evaluate", "predict", "show", "set", "save", "sweep", "help"]

    @Test(arguments: [
        ("trian", "train"), ("evalute", "evaluate"), ("pred", "predict"), ("shwo", "show"), ("HELP", "help"),
        ("swep", "sweep"), ("eval", "evaluate"),
    ])
    func `a misspelt word finds what was meant`(_ pair: (String, String)) {
        #expect(Nearest.match(pair.0, in: commands) == pair.1)
    }

    @Test(arguments: ["xyzzy", "q", "banana", ""])
    func `a word that is near to nothing finds nothing`(_ word: String) {
        #expect(Nearest.match(word, in: commands) == nil)
    }
}
