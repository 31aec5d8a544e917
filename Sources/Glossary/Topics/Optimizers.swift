/// How gradients become steps, and how long these are.
extension Term {
    static let rates: [Term] = [
        Term(
            "learning rate", ["lr", "step size"],
            meaning: """
                How far a step goes against the gradient. If it is too small, training takes a long time; if it is too \
                large, steps overshoot and the loss no longer falls. It is the first setting to tune, and `lr-find` \
                helps to find it. η is its usual symbol.
                """,
            formula: "w ← w − η · ∂L/∂w (plain gradient descent)", keras: "keras.optimizers.Adam(learning_rate=0.001)",
            pytorch: "torch.optim.Adam(model.parameters(), lr=0.001)", lesson: "learning-rate",
            seeAlso: ["schedule", "learning rate range test", "optimizer", "divergence"], here: Here.learningRate),
        Term(
            "learning rate range test", ["lr-find", "learning rate finder", "lr finder", "range test"],
            meaning: """
                A short trial run in which the learning rate grows by the same factor from batch to batch. The loss \
                falls while the rate is useful and rises when it is too large; a good rate is where it falls fastest. \
                The idea goes back to Smith (2017), who let the rate grow linearly. `lr-find` runs it on a copy of the \
                network.
                """,
            formula: "rate of batch t = first · (last / first)^(t / (n − 1)), for t from 0 to n − 1",
            lesson: "learning-rate",
            seeAlso: ["learning rate", "divergence"]),
        Term(
            "schedule", ["learning rate schedule"],
            meaning: """
                How the learning rate changes from batch to batch during training. Large steps at first make fast \
                progress, and small steps at the end let the weights settle. `set schedule` takes constant, one-cycle, \
                cosine, or triangle.
                """,
            keras: "keras.optimizers.schedules", pytorch: "torch.optim.lr_scheduler", lesson: "learning-rate",
            seeAlso: ["constant schedule", "one-cycle schedule", "cosine schedule", "triangular schedule", "warm-up"],
            here: Here.schedule),
        Term(
            "constant schedule", ["constant", "constant learning rate"],
            meaning: """
                The same learning rate for every batch. It is the simplest schedule. It does not depend on the length \
                of the training, so you can add epochs one by one.
                """,
            formula: "rate = η", lesson: "learning-rate", seeAlso: ["schedule", "learning rate"],
            here: Here.constantSchedule),
        Term(
            "one-cycle schedule", ["one-cycle", "1cycle", "one-cycle policy"],
            meaning: """
                The learning rate rises to a peak and then falls far below its first value, within one run. Here it \
                rises linearly from 1/25 of the peak over the first 30 % of the batches, then falls along half a \
                cosine to 1/250,000 of the peak. It goes back to Smith and Topin (2018).
                """,
            pytorch: "torch.optim.lr_scheduler.OneCycleLR", lesson: "learning-rate",
            seeAlso: ["schedule", "warm-up", "cosine schedule"], here: Here.oneCycleSchedule),
        Term(
            "cosine schedule", ["cosine", "cosine decay", "cosine annealing"],
            meaning: """
                The learning rate falls along half a cosine from its peak η to 0: slowly at first, fast in the middle, \
                slowly at the end. In the formula, t is the share of the training that is done. Loshchilov and Hutter \
                described it in 2017.
                """,
            formula: "rate = η · (1 + cos(π · t)) / 2", keras: "keras.optimizers.schedules.CosineDecay(0.001, steps)",
            pytorch: "torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)", lesson: "learning-rate",
            seeAlso: ["schedule", "one-cycle schedule"], here: Here.cosineSchedule),
        Term(
            "triangular schedule", ["triangle", "triangle schedule", "slanted triangular schedule"],
            meaning: """
                The learning rate rises linearly from 0 to its peak and then falls linearly back to 0. Here the rise \
                takes the first quarter of the batches. It follows Howard and Ruder (2018), with a longer rise.
                """,
            lesson: "learning-rate", seeAlso: ["schedule", "warm-up"], here: Here.triangleSchedule),
        Term(
            "warm-up", ["learning rate warm-up"],
            meaning: """
                The first part of training, in which the learning rate rises from a small value to its peak. The first \
                gradients come from random weights and are a poor guide, so the first steps are kept short. The \
                one-cycle and triangle schedules begin with a warm-up.
                """,
            lesson: "learning-rate", seeAlso: ["schedule", "one-cycle schedule", "triangular schedule"]),
    ]

    static let optimizers: [Term] = [
        Term(
            "optimizer", ["optimization algorithm"],
            meaning: """
                The rule that turns gradients into steps. Plain gradient descent moves each parameter against its \
                gradient; other optimizers also use earlier gradients, and some adapt the length of the step to each \
                parameter. `set optimizer` takes adam, adamw, muon, or sgd.
                """,
            keras: "keras.optimizers.Adam()", pytorch: "torch.optim.Adam(model.parameters())", lesson: "optimizers",
            seeAlso: ["gradient descent", "momentum", "Adam", "AdamW", "Muon"], here: Here.optimizer),
        Term(
            "gradient descent", ["steepest descent"],
            meaning: """
                Making a function smaller by taking small steps against its gradient. After each step the gradient is \
                computed again. In the formula, w is a parameter, L the loss, and η the learning rate.
                """,
            formula: "w ← w − η · ∂L/∂w", keras: "keras.optimizers.SGD(learning_rate=0.01)",
            pytorch: "torch.optim.SGD(model.parameters(), lr=0.01)", lesson: "gradient-descent",
            seeAlso: ["gradient", "learning rate", "stochastic gradient descent"]),
        Term(
            "stochastic gradient descent", ["SGD"],
            meaning: """
                Gradient descent in which the gradient comes from a random batch and not from all images. A step costs \
                a fraction of what a step with the exact gradient would cost, and on average it points the same way. \
                Here `set optimizer sgd` uses a momentum of 0.9 unless you set another one.
                """,
            formula: "w ← w − η · ∂L(batch)/∂w", keras: "keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)",
            pytorch: "torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)", lesson: "gradient-descent",
            seeAlso: ["gradient descent", "batch", "momentum"], here: Here.stochasticGradientDescent),
        Term(
            "momentum", ["velocity"],
            meaning: """
                The optimizer keeps a share m of its last step and adds a step against the new gradient g, so steps in \
                one direction add up, and steps back and forth cancel; with m = 0.9, a constant gradient leads to steps \
                ten times as long. The sum is called the velocity v; PyTorch multiplies it by η in the step instead of \
                multiplying g, which differs when η changes. Batch normalization has a momentum too: in Keras the share \
                of itself that a moving average keeps, in PyTorch the share of the new value.
                """,
            formula: "v ← m · v − η · g; w ← w + v", keras: "keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)",
            pytorch: "torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)", lesson: "optimizers",
            seeAlso: ["stochastic gradient descent", "Muon", "moving average"], here: Here.momentum),
        Term(
            "Adam", ["adaptive moment estimation"],
            meaning: """
                An optimizer that keeps a moving average m of each gradient g and a moving average v of its square, \
                and divides m by the square root of v: every parameter takes steps of up to about η, however large its \
                gradients are. Both averages start at 0; the factors with the step number t correct for that. Here, as \
                in Keras, β₁ is 0.9, β₂ is 0.999, and ε is 1e-7; in PyTorch, ε is 1e-8.
                """,
            formula: "m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; w ← w − η · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)",
            keras: "keras.optimizers.Adam(learning_rate=0.001)",
            pytorch: "torch.optim.Adam(model.parameters(), lr=0.001)",
            lesson: "optimizers", seeAlso: ["AdamW", "momentum", "optimizer", "learning rate"], here: Here.adam),
        Term(
            "AdamW", ["Adam with decoupled weight decay"],
            meaning: """
                Adam with weight decay that is separate from the gradient: in each step, every parameter is also \
                multiplied by 1 − η · decay. If the decay were added to the gradient, Adam would divide it like the \
                gradient itself. Here the decay is 0.01 unless `set weight-decay` says otherwise.
                """,
            formula: "w ← (1 − η · decay) · w, then a step of Adam",
            keras: "keras.optimizers.AdamW(0.001, weight_decay=0.01)",
            pytorch: "torch.optim.AdamW(model.parameters(), lr=0.001, weight_decay=0.01)", lesson: "optimizers",
            seeAlso: ["Adam", "weight decay"], here: Here.adamW),
        Term(
            "Muon", ["momentum orthogonalized by Newton-Schulz"],
            meaning: """
                An optimizer that treats the kernel of a layer as a matrix: a few rounds of the Newton-Schulz \
                iteration make the moving average of its gradients nearly orthogonal, so that the step is about \
                equally long in all directions. Biases, gamma, and beta are trained by AdamW. It goes back to Jordan \
                and others (2024).
                """,
            formula: "w ← w − η · (0.2 · √max(rows, columns) · orthogonal(u) + decay · w), u being the momentum (Nesterov)",
            lesson: "optimizers", seeAlso: ["momentum", "AdamW", "kernel"], here: Here.muon),
        Term(
            "gradient clipping", ["clipping", "clipnorm", "clip"],
            meaning: """
                Shortening gradients that are too long before the step, so that a single batch cannot throw the weights \
                far away. Usually the norm ‖g‖ of all gradients together is limited to a number c. It is common with \
                recurrent networks and transformers; training here has no such option, and a lower learning rate does \
                the job.
                """,
            formula: "g ← g · min(1, c / ‖g‖)", keras: "keras.optimizers.SGD(global_clipnorm=1.0)",
            pytorch: "torch.nn.utils.clip_grad_norm_(parameters, 1.0)", lesson: "learning-rate",
            seeAlso: ["exploding gradient", "gradient", "learning rate"]),
        Term(
            "weight decay", ["decoupled weight decay"],
            meaning: """
                In each step, every parameter is made a little smaller, in proportion to its size. Only parameters \
                that the gradient keeps pushing up stay large. With plain gradient descent it is the same as adding a \
                multiple of the squared norm of the weights to the loss (L2 regularization). Here AdamW and Muon have \
                it.
                """,
            formula: "w ← (1 − η · decay) · w", keras: "keras.optimizers.AdamW(0.001, weight_decay=0.01)",
            pytorch: "torch.optim.AdamW(model.parameters(), lr=0.001, weight_decay=0.01)", lesson: "optimizers",
            seeAlso: ["AdamW", "Muon", "regularization", "norm"], here: Here.weightDecay),
    ]
}
