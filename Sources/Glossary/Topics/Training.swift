/// How a network learns.
extension Term {
    static let training: [Term] = [
        Term(
            "loss", ["loss function", "cost", "objective"],
            meaning: """
                A number that says how far the answers are from the labels; training makes it smaller. Here it is the \
                cross-entropy, averaged over the images. Unlike accuracy, it also depends on how sure the network was.
                """,
            keras: "model.compile(loss=…)", pytorch: "torch.nn.CrossEntropyLoss()", lesson: "gradient-descent",
            seeAlso: ["cross-entropy", "gradient", "accuracy"], here: Here.loss),
        Term(
            "validation loss", ["val_loss", "validation error"],
            meaning: """
                The loss on images that are held out from training, measured after each epoch. If it rises while the \
                training loss still falls, the network is overfitting. It is measured in inference mode, without \
                dropout, so it can be lower than the training loss.
                """,
            keras: "history.history[\"val_loss\"]", lesson: "overfitting",
            seeAlso: ["loss", "validation set", "overfitting", "early stopping"]),
        Term(
            "cross-entropy", ["categorical cross-entropy", "log loss", "negative log-likelihood"],
            meaning: """
                The usual loss of a classifier: minus the logarithm of the probability p that it gives to the label. \
                It is 0 if the label has probability 1, and it grows without limit as the probability goes to 0. A \
                confident mistake costs much more than an unsure one.
                """,
            formula: "loss = −log p(label)", keras: "keras.losses.SparseCategoricalCrossentropy()",
            pytorch: "torch.nn.CrossEntropyLoss() (takes logits)", lesson: "softmax",
            seeAlso: ["loss", "softmax", "label smoothing"], here: Here.crossEntropy),
        Term(
            "gradient", ["derivative", "partial derivative"],
            meaning: """
                The derivatives of one number, such as the loss, with respect to many others, such as all parameters. \
                Each of them says how fast the loss would grow if that parameter grew. Taken together, they point in \
                the direction of the steepest increase.
                """,
            formula: "∇L = (∂L/∂w₁, ∂L/∂w₂, …)", shapes: "one number for each parameter", pytorch: "parameter.grad",
            lesson: "gradient-descent", seeAlso: ["gradient descent", "backpropagation", "chain rule"],
            here: Here.gradient),
        Term(
            "forward pass", ["forward", "inference"],
            meaning: """
                The computation from an image to the answer: each layer computes its outputs from the outputs of the \
                layer before it. In training, it is followed by the backward pass. Used alone, to get answers for \
                images, it is called inference.
                """,
            keras: "model(images)", pytorch: "model(images)", lesson: "one-sum", seeAlso: ["backpropagation", "layer"],
            here: Here.forwardPass),
        Term(
            "backpropagation", ["backward pass", "backprop", "backward"],
            meaning: """
                How the gradient of the loss is computed: from the last layer back to the first, each layer turns the \
                gradient of its output into the gradients of its input and its parameters. It is the chain rule, \
                applied in an order in which nothing is computed twice. All derivatives together cost about twice as \
                much as the forward pass.
                """,
            formula: "∂L/∂x = Σⱼ ∂L/∂yⱼ · ∂yⱼ/∂x, for a layer that makes y of x", pytorch: "loss.backward()",
            lesson: "backpropagation", seeAlso: ["chain rule", "gradient", "forward pass"], here: Here.backpropagation),
        Term(
            "chain rule", ["derivative of a composition"],
            meaning: """
                The rule for the derivative of a function of a function: the derivatives of the steps are multiplied. \
                If several paths lead from a weight to the loss, the products of all paths are added. `trace` follows \
                them from the loss to one weight.
                """,
            formula: "dL/dw = dL/dy · dy/dw, where w changes y and y changes L", lesson: "backpropagation",
            seeAlso: ["backpropagation", "gradient", "finite difference"]),
        Term(
            "finite difference", ["numerical gradient", "gradient check"],
            meaning: """
                A numerical approximation of a derivative: a parameter w is changed by a small step h in both \
                directions, and the difference between the losses L is divided by 2h. It takes two forward passes for \
                each parameter, so it is used to check backpropagation, not to replace it. `trace` prints both.
                """,
            formula: "dL/dw ≈ (L(w + h) − L(w − h)) / 2h", pytorch: "torch.autograd.gradcheck",
            lesson: "backpropagation",
            seeAlso: ["chain rule", "gradient"]),
        Term(
            "batch", ["mini-batch", "batch size"],
            meaning: """
                The images of one training step; the gradient of their mean loss determines the step. Large batches \
                give a less noisy estimate of the gradient and fewer steps in an epoch. `set batch` sets the number of \
                images in a batch.
                """,
            keras: "model.fit(…, batch_size=32)",
            pytorch: "torch.utils.data.DataLoader(data, batch_size=32, shuffle=True)",
            lesson: "gradient-descent", seeAlso: ["step", "epoch", "stochastic gradient descent"], here: Here.batch),
        Term(
            "epoch", ["pass over the data"],
            meaning: """
                One pass through all training images, in a new random order each time. At the end of an epoch, every \
                image has been used once, and the network is evaluated on the validation images. `train 3` trains for \
                three epochs.
                """,
            keras: "model.fit(…, epochs=3)", lesson: "gradient-descent", seeAlso: ["batch", "step", "validation set"],
            here: Here.epoch),
        Term(
            "step", ["training step", "iteration", "update"],
            meaning: """
                One change of all trainable parameters: a batch is read, the gradient of its mean loss is computed, \
                and the optimizer moves the parameters. An epoch has as many steps as batches.
                """,
            keras: "model.train_on_batch(images, labels)", pytorch: "optimizer.step()", lesson: "gradient-descent",
            seeAlso: ["batch", "epoch", "optimizer"], here: Here.step),
        Term(
            "Glorot initialization", ["Xavier initialization", "Glorot", "Xavier", "Glorot uniform", "initialization"],
            meaning: """
                How the weights of a new network are drawn here: uniformly between −a and a, where a depends on the \
                number of inputs (fan in) and outputs (fan out) of the layer; for a convolution, these are its \
                channels times the size of its window. It keeps the size of activations and gradients about the same \
                from layer to layer. Biases start at 0.
                """,
            formula: "a = √(6 / (fan in + fan out))", keras: "keras.initializers.GlorotUniform()",
            pytorch: "torch.nn.init.xavier_uniform_(layer.weight)", lesson: "gradient-descent",
            seeAlso: ["weight", "seed", "vanishing gradient"], here: Here.glorot),
        Term(
            "seed", ["random seed"],
            meaning: """
                The number from which all random numbers follow: the initial weights, the order of the images, \
                dropout, augmentation. The same seed gives the same network; other seeds show how much of a result is \
                chance. `set seed` changes it.
                """,
            keras: "keras.utils.set_random_seed(1)", pytorch: "torch.manual_seed(1)", lesson: "gradient-descent",
            seeAlso: ["Glorot initialization", "reproducibility"], here: Here.seed),
        Term(
            "label smoothing", ["smoothed labels"],
            meaning: """
                Training with a target that is a little less certain than the label: a share s of the target is spread \
                evenly over all K classes. The network is no longer pushed toward probability 1, so its logits stay \
                smaller. `set label-smoothing` sets the share.
                """,
            formula: "target = (1 − s) · one-hot label + s / K",
            keras: "keras.losses.CategoricalCrossentropy(label_smoothing=0.1)",
            pytorch: "torch.nn.CrossEntropyLoss(label_smoothing=0.1)", lesson: "overfitting",
            seeAlso: ["cross-entropy", "one-hot encoding", "regularization"], here: Here.labelSmoothing),
        Term(
            "overfitting", ["overfit"],
            meaning: """
                Learning what is particular to the training images, and not only what holds for all images. The \
                training loss keeps falling, while the validation loss stops falling or rises. More data, \
                augmentation, and regularization help.
                """,
            lesson: "overfitting", seeAlso: ["underfitting", "generalization", "validation set", "regularization"],
            here: Here.overfitting),
        Term(
            "underfitting", ["underfit"],
            meaning: """
                A network does badly even on the training images, and so on others too. It may be too small, trained \
                for too short a time, regularized too strongly, or trained with a bad learning rate.
                """,
            lesson: "overfitting", seeAlso: ["overfitting", "learning rate", "loss"]),
        Term(
            "generalization", ["generalize", "generalization gap"],
            meaning: """
                How well a network does on images that it was not trained on. It is measured on the test images. The \
                difference between the results on the training images and on other images is called the generalization \
                gap.
                """,
            lesson: "overfitting", seeAlso: ["overfitting", "test set", "distribution shift"]),
        Term(
            "regularization", ["regularize"],
            meaning: """
                Everything that keeps a network from fitting the training images too closely: dropout, weight decay, \
                label smoothing, augmentation. It often makes the results on the training images worse and those on \
                other images better.
                """,
            lesson: "overfitting",
            seeAlso: ["dropout", "weight decay", "label smoothing", "augmentation", "overfitting"],
            here: Here.regularization),
        Term(
            "early stopping", ["stop early"],
            meaning: """
                Ending training when the result on the validation images no longer improves, before the network \
                overfits. `curve` names the epoch with the best validation accuracy, and `at` runs a command on the \
                network of that epoch.
                """,
            keras: "keras.callbacks.EarlyStopping(restore_best_weights=True)", lesson: "overfitting",
            seeAlso: ["overfitting", "validation set", "learning curve", "checkpoint"]),
        Term(
            "fine-tuning", ["transfer learning"],
            meaning: """
                Training that starts from a trained network instead of random weights, usually on other data and with \
                a smaller learning rate. The network keeps part of what it has already learned, so fewer images and \
                epochs are needed. `train --from bundled` fine-tunes a copy.
                """,
            lesson: "other-data", seeAlso: ["freezing", "learning rate", "generalization"]),
        Term(
            "freezing", ["frozen layer", "freeze"],
            meaning: """
                Keeping the parameters of a layer fixed while others are trained. This saves the time for computing \
                their gradients. `set freeze-first 0.5` freezes the first layer with weights halfway through training.
                """,
            keras: "layer.trainable = False", pytorch: "parameter.requires_grad = False", lesson: "optimizers",
            seeAlso: ["trainable parameter", "fine-tuning"], here: Here.freezing),
        Term(
            "hyperparameter", ["setting"],
            meaning: """
                A setting that is chosen before training and not learned: the learning rate, the batch size, the \
                number of layers, the dropout rate. Good values are found by trial, judged on the validation images. \
                `set` shows the training settings, and `sweep` tries several values.
                """,
            lesson: "learning-rate", seeAlso: ["parameter", "learning rate", "validation set"],
            here: Here.hyperparameter),
        Term(
            "learning curve", ["training curve"],
            meaning: """
                Loss or accuracy plotted over the epochs of training, for the training and the validation images. As \
                long as both curves improve, there is more to learn; when they diverge, the network overfits. `curve` \
                draws it.
                """,
            keras: "history.history, from history = model.fit(…)", lesson: "overfitting",
            seeAlso: ["epoch", "overfitting", "validation set"], here: Here.learningCurve),
        Term(
            "checkpoint", ["snapshot"],
            meaning: """
                The parameters of a network at some point of its training, kept so that you can go back to them or \
                compare. Here the network of each epoch is kept in memory; `at 3` runs a command on the network after \
                the third epoch.
                """,
            keras: "keras.callbacks.ModelCheckpoint(path)", pytorch: "torch.save(model.state_dict(), path)",
            lesson: "overfitting", seeAlso: ["epoch", "safetensors", "early stopping"]),
        Term(
            "divergence", ["diverge", "divergence of training"],
            meaning: """
                The loss grows from step to step instead of falling, until its numbers are too large to be \
                represented. The usual cause is a learning rate that is too high: each step overshoots. Here, training \
                stops when the loss is not a number.
                """,
            lesson: "learning-rate", seeAlso: ["learning rate", "exploding gradient", "NaN"]),
        Term(
            "vanishing gradient", ["vanishing gradients"],
            meaning: """
                The gradient becomes so small on its way back through many layers that the first layers hardly learn. \
                This happens when many factors below 1 are multiplied, such as the slopes of sigmoids. ReLU, batch \
                normalization and careful initialization help.
                """,
            lesson: "backpropagation",
            seeAlso: ["exploding gradient", "sigmoid", "chain rule", "Glorot initialization"]),
        Term(
            "exploding gradient", ["exploding gradients"],
            meaning: """
                The gradient becomes very large on its way back through many layers, so that one step destroys what \
                was learned. This happens when many factors above 1 are multiplied. A smaller learning rate, batch \
                normalization, or limiting the norm of the gradient can help.
                """,
            keras: "keras.optimizers.Adam(clipnorm=1.0)", pytorch: "torch.nn.utils.clip_grad_norm_(parameters, 1.0)",
            lesson: "backpropagation", seeAlso: ["vanishing gradient", "divergence", "norm"]),
    ]
}
