/// How good answers are, and how sure.
extension Term {
    static let quality: [Term] = [
        Term(
            "accuracy", ["classification accuracy"],
            meaning: """
                The share of images whose most probable class is their label. It says nothing about how sure the \
                answers were. If one class is much more frequent than the others, even a useless network can have a \
                high accuracy.
                """,
            formula: "accuracy = right answers / images", keras: "model.compile(…, metrics=['accuracy'])",
            lesson: "overfitting", seeAlso: ["loss", "chance level", "top-2 accuracy", "confusion matrix"],
            here: Here.accuracy),
        Term(
            "top-2 accuracy", ["top-k accuracy", "top-2", "top-k"],
            meaning: """
                The share of images whose label is among the two most probable classes. It is at least as high as the \
                accuracy; the difference is the share of images for which the network's second choice was right.
                """,
            keras: "keras.metrics.SparseTopKCategoricalAccuracy(k=2)", lesson: "where-it-fails",
            seeAlso: ["accuracy", "runner-up"], here: Here.topTwo),
        Term(
            "chance level", ["baseline accuracy", "guessing"],
            meaning: """
                The accuracy of guessing: with equally frequent classes, one divided by their number. A new network is \
                near this level, and only a result above it means anything.
                """,
            formula: "chance level = 1 / number of classes", lesson: "overfitting",
            seeAlso: ["accuracy", "cross-entropy"],
            here: Here.chance),
        Term(
            "precision", ["positive predictive value"],
            meaning: """
                Of all images that were read as a class, the share that belongs to it. Low precision for 9 means that \
                other digits are often read as 9. `evaluate --report` prints it.
                """,
            formula: "precision = images of the class read as it / all images read as it",
            keras: "keras.metrics.Precision()",
            lesson: "where-it-fails", seeAlso: ["recall", "F1 score", "confusion matrix"]),
        Term(
            "recall", ["sensitivity", "true positive rate"],
            meaning: """
                Of all images of a class, the share that was read as that class. Low recall for 9 means that nines are \
                often read as other digits. It is the accuracy on the images of that class alone.
                """,
            formula: "recall = images of the class read as it / all images of the class",
            keras: "keras.metrics.Recall()",
            lesson: "where-it-fails", seeAlso: ["precision", "F1 score", "confusion matrix"]),
        Term(
            "F1 score", ["F1", "F-score"],
            meaning: """
                The harmonic mean of precision and recall. It is high only if both are high. If one of them is lower, \
                F1 is closer to it than their plain mean is.
                """,
            formula: "F1 = 2 · precision · recall / (precision + recall)", keras: "keras.metrics.F1Score()",
            lesson: "where-it-fails", seeAlso: ["precision", "recall", "macro average"]),
        Term(
            "macro average", ["macro mean"],
            meaning: """
                The plain mean of a metric over the classes, so that rare classes count as much as frequent ones. The \
                last row of the class table of `evaluate --report` is such a mean.
                """,
            formula: "macro average = sum over the classes / number of classes", lesson: "where-it-fails",
            seeAlso: ["F1 score", "support", "mean"]),
        Term(
            "support", ["class count"],
            meaning: """
                The number of images of a class among those that a metric was measured on. The fewer there are, the \
                more the metric depends on chance.
                """,
            lesson: "where-it-fails", seeAlso: ["precision", "recall", "macro average"]),
        Term(
            "confusion matrix", ["confusion"],
            meaning: """
                A table with a row for each label and a column for each answer. Each cell counts the images with that \
                label and that answer: right answers are on the diagonal, mistakes are off it. `confusion` draws it.
                """,
            shapes: "classes × classes", lesson: "where-it-fails", seeAlso: ["accuracy", "precision", "recall"],
            here: Here.confusionMatrix),
        Term(
            "probability", ["probabilities", "class probability"],
            meaning: """
                A number from 0 to 1 that the softmax gives for each class; all of them sum to 1. Whether a class that \
                gets 90 % is right in 90 of 100 cases is a separate question, that of calibration.
                """,
            formula: "pᵢ = softmax(z)ᵢ, z being the logits", lesson: "softmax",
            seeAlso: ["softmax", "confidence", "calibration"], here: Here.softmax),
        Term(
            "confidence", ["sureness", "sure"],
            meaning: """
                The probability that a network gives to its answer: the largest one. It is what `predict` means by how \
                sure the network is. A wrong answer can have a high confidence.
                """,
            formula: "confidence = max pᵢ", lesson: "calibration",
            seeAlso: ["probability", "calibration", "margin", "entropy"],
            here: Here.confidence),
        Term(
            "runner-up", ["second choice"],
            meaning: """
                The second most probable class. For a wrong answer it is often the label. `why --against` shows what \
                speaks for the answer and against it.
                """,
            lesson: "softmax", seeAlso: ["margin", "top-2 accuracy", "confidence"]),
        Term(
            "margin", ["lead"],
            meaning: """
                How far an answer is ahead of the runner-up: the difference between their probabilities, or between \
                their logits. If it is near 0, a small change to the image can flip the answer.
                """,
            formula: "margin = p(answer) − p(runner-up)", lesson: "softmax",
            seeAlso: ["runner-up", "confidence", "decision boundary"]),
        Term(
            "entropy", ["Shannon entropy"],
            meaning: """
                How spread out the probabilities p are. It is 0 if one class has all the probability, and largest if \
                all classes have the same. With the natural logarithm it is measured in nats.
                """,
            formula: "H = −Σᵢ pᵢ · log pᵢ", pytorch: "torch.distributions.Categorical(probs=p).entropy()",
            lesson: "calibration",
            seeAlso: ["probability", "cross-entropy", "confidence"], here: Here.entropy),
        Term(
            "calibration", ["calibrated", "well calibrated"],
            meaning: """
                Whether a network is right as often as it is sure: of the answers with a confidence of 80 %, about 80 \
                % should be right. Modern networks are often too confident. `evaluate --report` compares the two.
                """,
            lesson: "calibration",
            seeAlso: ["expected calibration error", "reliability diagram", "temperature scaling", "confidence"]),
        Term(
            "expected calibration error", ["ECE", "calibration error"],
            meaning: """
                The mean gap between confidence and accuracy. The answers are sorted by confidence into bins, 15 here. \
                In each bin B the mean confidence is compared with the share of right answers, and each bin is \
                weighted by its share of the images, n(B) of n. See Guo and others (2017).
                """,
            formula: "ECE = Σ over bins: n(B) / n · |accuracy(B) − confidence(B)|", lesson: "calibration",
            seeAlso: ["calibration", "reliability diagram", "temperature scaling"]),
        Term(
            "reliability diagram", ["calibration curve", "calibration plot"],
            meaning: """
                A chart of the share of right answers against the confidence, bin by bin. For a calibrated network it \
                follows the diagonal; below the diagonal, the network is too sure. `evaluate --report` draws one.
                """,
            lesson: "calibration", seeAlso: ["calibration", "expected calibration error", "histogram"]),
        Term(
            "temperature scaling", ["temperature", "softmax temperature"],
            meaning: """
                Dividing all logits z by one number T before the softmax. With T above 1 the probabilities become more \
                even, below 1 less even; the answer stays the same. T is chosen so that the cross-entropy on held-out \
                images is lowest, which improves calibration without new training. See Guo and others (2017).
                """,
            formula: "p = softmax(z / T)", lesson: "calibration",
            seeAlso: ["calibration", "softmax", "expected calibration error"]),
        Term(
            "percentage point", ["percentage points"],
            meaning: """
                The unit of a difference between two percentages. If accuracy drops from 99 % to 98 %, it drops by one \
                percentage point, while the number of mistakes doubles. `ablate` reports changes of accuracy in \
                percentage points.
                """,
            lesson: "where-it-fails", seeAlso: ["accuracy", "ablation"]),
    ]
}
