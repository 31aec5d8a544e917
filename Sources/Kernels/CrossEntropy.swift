/// Softmax over the classes and the cross-entropy with the labels.
public enum CrossEntropy {
    /// Writes p[n] = softmax of logits[n] over the first `classes` of `depth` lanes; the others become 0.
    ///
    /// - Parameters:
    ///   - logits: [N][depth]
    ///   - probabilities: [N][depth], overwritten; may be the same view
    public static func softmax(_ logits: View, into probabilities: View, batch: Int, classes: Int, depth: Int) {
        Reference.softmax(logits, into: probabilities, batch: batch, classes: classes, depth: depth)
    }

    /// Writes probabilities, the loss of each image and, if asked, the gradient of the mean loss.
    ///
    /// With smoothing s the target is (1 − s)·one-hot + s/classes, as in Keras; the loss is −Σ target·log p.
    ///
    /// - Parameters:
    ///   - logits: [N][depth]
    ///   - labels: [N], each in 0 ..< classes
    ///   - probabilities: [N][depth], overwritten
    ///   - losses: [N], overwritten
    ///   - gradient: [N][depth], overwritten with (p − target)/N; nil where none is needed
    public static func forward(
        _ logits: View, labels: [Int32], probabilities: View, losses: View, gradient: View?, batch: Int, classes: Int,
        depth: Int, smoothing: Float = 0
    ) {
        Reference.crossEntropy(
            logits, labels: labels, probabilities: probabilities, losses: losses, gradient: gradient, batch: batch,
            classes: classes, depth: depth, smoothing: smoothing)
    }
}
