extension Session {
    /// Three lines worth trying now, for the banner and the first screen of help.
    public var suggestions: [Example] {
        let hasNetwork = state.networks.currentName != nil
        let hasData = dataset != nil
        switch (hasNetwork, hasData) {
        case (true, _):
            return [
                Example("predict test/18", "what the network makes of an image"),
                Example("show test/wrong/0-9", "images that it reads wrongly"),
                Example("train 1", "train a network of your own"),
            ]
        case (false, false):
            return [
                Example("load synthetic", "digits drawn from strokes; needs no network connection"),
                Example("show test/0-9", "some of them"),
                Example("train 1", "train a network of your own"),
            ]
        case (false, true):
            return [
                Example("show test/0-9", "some images"),
                Example("train 1", "train a network of your own"),
                Example("evaluate", "how well it does"),
            ]
        }
    }
}
