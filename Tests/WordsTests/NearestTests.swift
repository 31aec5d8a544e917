import Testing

@testable import Words

@Suite struct NearestTests {
    private let commands = ["train", "evaluate", "predict", "show", "set", "save", "sweep", "help"]

    @Test(arguments: [
        ("trian", "train"), ("evalute", "evaluate"), ("pred", "predict"), ("shwo", "show"), ("HELP", "help"),
        ("swep", "sweep"), ("eval", "evaluate"),
    ])
    func `a misspelt word finds what was meant`(_ pair: (String, String)) {
        #expect(Nearest.match(pair.0, in: commands) == pair.1)
    }

    /// The words of a layer specification: abbreviations, other spellings, letters that changed places.
    @Test(arguments: [
        ("cnv", "conv"), ("convd2", "conv2d"), ("vagpool", "avgpool"), ("maxpol", "maxpool"), ("flat", "flatten"),
        ("batchnormalise", "batchnormalisation"), ("saem", "same"),
    ])
    func `a misspelt layer finds what was meant`(_ pair: (String, String)) {
        let words = [
            "conv", "dense", "relu", "bn", "maxpool", "avgpool", "flatten", "batchnormalisation", "batchnormalization",
            "conv2d", "same",
        ]
        #expect(Nearest.match(pair.0, in: words) == pair.1)
    }

    @Test func `a word of which no letter would stay is not offered`() {
        #expect(Nearest.match("x", in: ["2", "stride"]) == nil)
    }

    @Test(arguments: ["xyzzy", "q", "banana", ""])
    func `a word that is near to nothing finds nothing`(_ word: String) {
        #expect(Nearest.match(word, in: commands) == nil)
    }
}
