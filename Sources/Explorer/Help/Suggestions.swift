/// A line worth trying, with a word on what it does.
package struct Suggestion: Sendable, Hashable {
    package let line: String
    package let meaning: String

    init(_ line: String, _ meaning: String) {
        self.line = line
        self.meaning = meaning
    }
}

extension Session {
    /// Three lines worth trying now, for the banner and the first screen of help.
    package var suggestions: [Suggestion] {
        let hasNetwork = state.networks.currentName != nil
        let hasData = dataset != nil
        switch (hasNetwork, hasData) {
        case (true, _):
            return [
                Suggestion("show test/wrong/0-8", "images that it misreads"),
                Suggestion("predict test/wrong/0", "what it makes of the first of them"),
                Suggestion("saliency it --method integrated", "which pixels that answer depends on"),
            ]
        case (false, false):
            return [
                Suggestion("load synthetic", "digits drawn from strokes; needs no network connection"),
                Suggestion("show test/0-9", "some of them"),
                Suggestion("train 1", "train a network of your own"),
            ]
        case (false, true):
            return [
                Suggestion("show test/0-9", "some images"),
                Suggestion("train 1", "train a network of your own"),
                Suggestion("evaluate", "how well it does"),
            ]
        }
    }
}
