/// How good answers are, and how sure.
extension Term {
    static let quality: [Term] = [
        Term(
            "accuracy", ["classification accuracy"],
            meaning: """
                The share of images whose most probable class is their label. It says nothing about how sure the \
                answers were, and where one class is much more frequent than the others it can be high for a useless \
                network.
                """,
            formula: "accuracy = right answers / images", keras: "metrics=['accuracy'] of model.compile",
            lesson: "overfitting", seeAlso: ["loss", "chance level", "top-2 accuracy", "confusion matrix"],
            here: Here.accuracy),
        Term(
            "top-2 accuracy", ["top-k accuracy", "top-2", "top-k"],
            meaning: """
                The share of images whose label is among the two most probable classes. It is at least as high as \
                accuracy; the difference is the share of images of which the network's second choice was right.
                """,
            keras: "keras.metrics.SparseTopKCategoricalAccuracy(k=2)", lesson: "where-it-fails",
            seeAlso: ["accuracy", "runner-up"], here: Here.topTwo),
        Term(
            "chance level", ["baseline accuracy", "guessing"],
            meaning: """
                The accuracy of guessing: with equally frequent classes, one divided by their number. A new network is \
                near it, and a result means something only above it.
                """,
            formula: "chance level = 1 / number of classes", lesson: "overfitting",
            seeAlso: ["accuracy", "cross-entropy"],
            here: Here.chance),
        Term(
            "precision", ["positive predictive value"],
            meaning: """
                Of all images that were read as a class, the share that belongs to it. Low precision of the 9 means \
                that other digits are taken for a 9. `evaluate --report` prints it.
                """,
            formula: "precision = images of the class read as it / all images read as it",
            keras: "keras.metrics.Precision()",
            lesson: "where-it-fails", seeAlso: ["recall", "F1 score", "confusion matrix"]),
        Term(
            "recall", ["sensitivity", "true positive rate"],
            meaning: """
                Of all images of a class, the share that was read as it. Low recall of the 9 means that nines are \
                taken for other digits. It is the accuracy on the images of that class alone.
                """,
            formula: "recall = images of the class read as it / all images of the class",
            keras: "keras.metrics.Recall()",
            lesson: "where-it-fails", seeAlso: ["precision", "F1 score", "confusion matrix"]),
        Term(
            "F1 score", ["F1", "F-score"],
            meaning: """
                The harmonic mean of precision and recall. It is high only where both are high; where one of them is \
                low, it is nearer to the lower one than their plain mean is.
                """,
            formula: "F1 = 2 · precision · recall / (precision + recall)", keras: "keras.metrics.F1Score()",
            lesson: "where-it-fails", seeAlso: ["precision", "recall", "macro average"]),
        Term(
            "macro average", ["macro mean"],
            meaning: """
                The plain mean of a figure over the classes, so that rare classes count as much as frequent ones. The \
                last row of `evaluate --report` is such a mean.
                """,
            formula: "macro average = sum over the classes / number of classes", lesson: "where-it-fails",
            seeAlso: ["F1 score", "support", "mean"]),
        Term(
            "support", ["class count"],
            meaning: """
                The number of images of a class among those that a figure was measured on. The fewer there are, the \
                more a figure depends on chance.
                """,
            lesson: "where-it-fails", seeAlso: ["precision", "recall", "macro average"]),
        Term(
            "confusion matrix", ["confusion"],
            meaning: """
                A table with a row for each label and a column for each answer. Each cell counts the images with that \
                label and that answer: right ones stand on the diagonal, mistakes beside it. `confusion` draws it.
                """,
            shapes: "classes × classes", lesson: "where-it-fails", seeAlso: ["accuracy", "precision", "recall"],
            here: Here.confusionMatrix),
        Term(
            "probability", ["probabilities", "class probability"],
            meaning: """
                A number from 0 to 1 that the softmax gives for each class; all of them sum to 1. Whether a class that \
                gets 90 % is right in 90 of 100 cases is another question: that of calibration.
                """,
            formula: "pᵢ = softmax(z)ᵢ, z being the logits", lesson: "softmax",
            seeAlso: ["softmax", "confidence", "calibration"], here: Here.softmax),
        Term(
            "confidence", ["sureness", "sure"],
            meaning: """
                The probability that a network gives to its answer: the largest of all. It is what `predict` means by \
                how sure the network is. A wrong answer can have a high confidence.
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
                How far an answer is ahead of the runner-up: the difference of their probabilities, or of their \
                logits. Near 0 a small change of the image can turn the answer.
                """,
            formula: "margin = p(answer) − p(runner-up)", lesson: "softmax",
            seeAlso: ["runner-up", "confidence", "decision boundary"]),
        Term(
            "entropy", ["Shannon entropy"],
            meaning: """
                How spread out probabilities p are. It is 0 where one class has everything and largest where all \
                classes have the same. With the natural logarithm it is measured in nats.
                """,
            formula: "H = −Σᵢ pᵢ · log pᵢ", pytorch: "torch.distributions.Categorical(probs=p).entropy()",
            lesson: "calibration",
            seeAlso: ["probability", "cross-entropy", "confidence"], here: Here.entropy),
        Term(
            "calibration", ["calibrated", "well calibrated"],
            meaning: """
                Whether a network is right as often as it is sure: of the answers with a confidence of 80 %, about 80 \
                % should be right. Modern networks are often too sure. `evaluate --report` compares the two.
                """,
            lesson: "calibration",
            seeAlso: ["expected calibration error", "reliability diagram", "temperature scaling", "confidence"]),
        Term(
            "expected calibration error", ["ECE", "calibration error"],
            meaning: """
                The mean gap between confidence and accuracy. The answers are sorted into bins by their confidence, 15 \
                here; in each bin B the mean confidence is compared with the share of right answers, and a bin counts \
                by its images, n(B) of n. See Guo and others (2017).
                """,
            formula: "ECE = Σ over bins: n(B) / n · |accuracy(B) − confidence(B)|", lesson: "calibration",
            seeAlso: ["calibration", "reliability diagram", "temperature scaling"]),
        Term(
            "reliability diagram", ["calibration curve", "calibration plot"],
            meaning: """
                A chart of the share of right answers over the confidence, bin by bin. For a calibrated network it is \
                the diagonal; below it the network is too sure. `evaluate --report` draws one.
                """,
            lesson: "calibration", seeAlso: ["calibration", "expected calibration error", "histogram"]),
        Term(
            "temperature scaling", ["temperature", "softmax temperature"],
            meaning: """
                Dividing all logits z by one number T before the softmax. Above 1 the probabilities become more even, \
                below 1 less; the answer stays the same. T is chosen so that the cross-entropy on held-out images is \
                least, which improves calibration without new training. See Guo and others (2017).
                """,
            formula: "p = softmax(z / T)", lesson: "calibration",
            seeAlso: ["calibration", "softmax", "expected calibration error"]),
        Term(
            "percentage point", ["percentage points"],
            meaning: """
                The unit of a difference between two percentages. From 99 % to 98 % accuracy drops by one percentage \
                point, while the number of mistakes doubles. `ablate` gives changes of accuracy in it.
                """,
            lesson: "where-it-fails", seeAlso: ["accuracy", "ablation"]),
    ]
}
