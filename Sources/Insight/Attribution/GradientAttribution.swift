import Words

/// The slope of the target at the image: how fast it changes with each pixel.
///
/// Simonyan, Vedaldi and Zisserman, "Deep Inside Convolutional Networks" (2013), with its sign kept.
package struct GradientAttribution: Attribution {
    package init() {}

    package func map(of question: AttributionQuestion, progress: Watch) throws -> AttributionMap {
        try question.run()
        let output = question.value()
        let gradient = question.gradient().first ?? []
        return AttributionMap(
            .gradient, of: question, output: output, values: question.flattened(gradient.map { Double($0) }),
            evidence: .slope)
    }
}

/// A way to say which pixels an answer depends on.
package protocol Attribution {
    /// The map of one image and target.
    ///
    /// - Throws: what `progress` throws, and nothing else for an image that fits the network.
    func map(of question: AttributionQuestion, progress: Watch) throws -> AttributionMap
}

extension Attribution {
    /// The map, with nobody to tell how far it is.
    package func map(of question: AttributionQuestion) throws -> AttributionMap { try map(of: question) { _ in } }
}
