extension Session {
    /// Three lines worth trying now, for the banner and the first screen of help.
    package var suggestions: [Example] {
        let hasNetwork = state.networks.currentName != nil
        let hasData = dataset != nil
        switch (hasNetwork, hasData) {
        case (true, _):
            return [
                Example("show test/wrong/0-8", "images that it reads wrongly"),
                Example("predict test/wrong/0", "what it makes of the first of them"),
                Example("saliency it", "where it looked for that: Grad-CAM"),
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
