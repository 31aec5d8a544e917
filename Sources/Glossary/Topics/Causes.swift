/// What happens if the network or the image is changed.
extension Term {
    static let causes: [Term] = [
        Term(
            "active unit", ["active", "near zero", "sparsity", "sparse"],
            meaning: """
                A unit that gives something other than 0 for an image. After a ReLU, some of the units are 0 for each \
                image: the activations are sparse. `stats` shows for each layer the share of numbers that are active, \
                and the share near 0.
                """,
            lesson: "relu", seeAlso: ["dead unit", "ReLU"]),
        Term(
            "gradient health", ["health of the gradient"],
            meaning: """
                Whether the gradients of a layer are of a size that lets it learn: neither so small that its weights \
                hardly move (vanishing) nor so large that a single step changes them too much (exploding). `stats` \
                reports it for each layer.
                """,
            lesson: "backpropagation", seeAlso: ["gradient", "vanishing gradient", "exploding gradient"]),
        Term(
            "kink", ["corner"],
            meaning: """
                A point where a function has a corner and therefore no derivative, as ReLU has at 0 and max pooling \
                where the two largest numbers are equal. A finite difference that reaches across a kink does not agree \
                with the chain rule, and `trace` says so.
                """,
            lesson: "backpropagation", seeAlso: ["ReLU", "max pooling", "gradient"]),
        Term(
            "dead unit", ["silent", "dead ReLU", "dying ReLU", "silent unit", "dead neuron"],
            meaning: """
                A unit that gives 0 for every image because its sum is never above 0 before its ReLU. No gradient \
                passes through it, so training seldom brings it back. `stats` counts the units of each layer that are \
                silent on the images it looks at.
                """,
            lesson: "relu", seeAlso: ["ReLU", "leaky ReLU", "ablation"]),
        Term(
            "ablation", ["ablate", "ablation study"],
            meaning: """
                Removing a part of a network to see what it is needed for. `ablate` silences channels or units by \
                setting their weights and biases to 0, and shows how the accuracy of each class changes. If nothing \
                changes, it may be because other units do the same work.
                """,
            lesson: "what-units-learned", seeAlso: ["unit", "dead unit", "occlusion"], here: Here.ablation),
        Term(
            "activation maximization", ["maximize", "feature visualization"],
            meaning: """
                Making an image that excites a unit as much as possible: it starts as faint noise, and its pixels are \
                changed along the gradient of the unit's value. Penalties keep the image smooth; without them, it \
                becomes meaningless noise that excites the unit. See Erhan and others (2009). `maximize` does it.
                """,
            formula: "x ← x + rate · ∂(value of the unit − penalties)/∂x", shapes: "rows × columns of the image",
            lesson: "what-units-learned", seeAlso: ["gradient", "unit", "regularization"]),
        Term(
            "adversarial example", ["adversarial attack", "adversarial image", "attack"],
            meaning: """
                An image that was changed on purpose, often too little for people to notice, so that a network gives a \
                wrong answer. `attack` searches for the smallest change that flips the answer, by FGSM or PGD.
                """,
            lesson: "adversarial", seeAlso: ["FGSM", "PGD", "epsilon", "robustness"]),
        Term(
            "FGSM", ["fast gradient sign method"],
            meaning: """
                An adversarial attack in one step: every pixel x is moved by epsilon (ε) up or down, whichever raises \
                the loss L according to its gradient. Pixels stay between black and white. See Goodfellow, Shlens, and \
                Szegedy (2015).
                """,
            formula: "x′ = x + ε · sign(∂L/∂x)", shapes: "rows × columns of the image", lesson: "adversarial",
            seeAlso: ["PGD", "epsilon", "adversarial example", "gradient"]),
        Term(
            "PGD", ["projected gradient descent"],
            meaning: """
                An adversarial attack in many small steps along the sign of the gradient; after each step, every pixel \
                is brought back to within epsilon of its original value. It often finds smaller changes than FGSM. \
                Here it takes 40 steps from each of 3 random starts. See Madry and others (2018).
                """,
            formula: "x ← clip(x + step · sign(∂L/∂x)), to within ε of the first image and between 0 and 1",
            shapes: "rows × columns of the image", lesson: "adversarial",
            seeAlso: ["FGSM", "epsilon", "adversarial example"]),
        Term(
            "epsilon", ["ε", "attack budget", "perturbation budget"],
            meaning: """
                The most that an attack may change a pixel by, where 1 is the difference between black and white. The \
                letter ε also stands for small numbers that keep a division away from 0, as in batch normalization and \
                Adam.
                """,
            formula: "|x′ᵢ − xᵢ| ≤ ε for every pixel i", lesson: "adversarial",
            seeAlso: ["adversarial example", "FGSM", "PGD", "norm"], here: Here.epsilon),
        Term(
            "robustness", ["robust"],
            meaning: """
                How much an image can be changed before the answer changes. A network can withstand strong random \
                noise and fail on a small change that was made to fool it. `perturb` rotates, shifts, and scales an \
                image and adds noise; `attack` looks for the worst small change.
                """,
            lesson: "where-it-fails", seeAlso: ["adversarial example", "distribution shift", "augmentation"]),
        Term(
            "decision boundary", ["class boundary"],
            meaning: """
                All images for which a network gives two classes the same highest probability. On one side it answers \
                with one class, on the other side with the other. `between` goes from one image to another and finds \
                where the path crosses it.
                """,
            formula: "p(one class) = p(other class)", lesson: "adversarial",
            seeAlso: ["margin", "adversarial example", "interpolation"]),
        Term(
            "interpolation", ["linear interpolation"],
            meaning: """
                Mixing two images or vectors x and y, with a share t that goes from one to the other. `between` does \
                this with pixels, or with the values of the last hidden layer.
                """,
            formula: "(1 − t) · x + t · y, for t from 0 to 1", pytorch: "torch.lerp(x, y, t)", lesson: "adversarial",
            seeAlso: ["decision boundary", "hidden layer"]),
    ]
}
