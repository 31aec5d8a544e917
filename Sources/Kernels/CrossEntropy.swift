/// Softmax over the classes and the cross-entropy with the labels.
package enum CrossEntropy {
    /// Writes p[n] = softmax of logits[n] over the first `classes` of `depth` lanes; the others become 0.
    ///
    /// - Parameters:
    ///   - logits: [N][depth]
    ///   - probabilities: [N][depth], overwritten; may be the same view
    package static func softmax(_ logits: View, into probabilities: View, batch: Int, classes: Int, depth: Int) {
        precondition(classes > 0 && classes <= depth && depth % Lanes.count == 0)
        precondition(min(logits.count, probabilities.count) >= batch * depth)
        let rows = SoftmaxKernel(classes: classes, depth: depth)
        Slices.run(rows: batch, depth: depth) { range in
            for n in range { _ = rows.run(logits.start + n * depth, into: probabilities.start + n * depth) }
        }
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
    package static func forward(
        _ logits: View, labels: [Int32], probabilities: View, losses: View, gradient: View?, batch: Int, classes: Int,
        depth: Int, smoothing: Float = 0
    ) {
        precondition(classes > 0 && classes <= depth && depth % Lanes.count == 0 && smoothing >= 0 && smoothing <= 1)
        precondition(min(logits.count, probabilities.count, gradient?.count ?? .max) >= batch * depth)
        precondition(losses.count >= batch && labels.count >= batch)
        precondition(labels[0..<batch].allSatisfy { $0 >= 0 && $0 < classes }, "Labels count from 0 to the last class")
        let rows = SoftmaxKernel(classes: classes, depth: depth)
        Slices.run(rows: batch, depth: depth) { range in
            for n in range {
                let (row, label) = (n * depth, Int(labels[n]))
                let greatest = rows.run(logits.start + row, into: probabilities.start + row)
                losses.start[n] = rows.loss(logits.start + row, greatest, label: label, smoothing: smoothing)
                if let gradient {
                    rows.gradient(
                        probabilities.start + row, label: label, smoothing: smoothing, batch: batch,
                        into: gradient.start + row)
                }
            }
        }
    }
}
