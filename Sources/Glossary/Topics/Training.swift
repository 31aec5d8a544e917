/// How a network learns.
extension Term {
    static let training: [Term] = [
        Term(
            "loss", ["loss function", "cost", "objective"],
            meaning: """
                A number that says how far the answers are from the labels; training makes it smaller. Here it is the \
                cross-entropy, averaged over the images. Unlike accuracy it also tells how sure the network was.
                """,
            keras: "model.compile(loss=…)", pytorch: "torch.nn.CrossEntropyLoss()", lesson: "gradient-descent",
            seeAlso: ["cross-entropy", "gradient", "accuracy"], here: Here.loss),
        Term(
            "cross-entropy", ["categorical cross-entropy", "log loss", "negative log-likelihood"],
            meaning: """
                The loss of a classifier: minus the logarithm of the probability p that it gives to the label. It is 0 \
                where the label has probability 1 and grows without limit as the probability goes to 0. A sure mistake \
                costs much more than an unsure one.
                """,
            formula: "loss = −log p(label)", keras: "keras.losses.SparseCategoricalCrossentropy()",
            pytorch: "torch.nn.CrossEntropyLoss() (reads logits)", lesson: "softmax",
            seeAlso: ["loss", "softmax", "label smoothing"], here: Here.crossEntropy),
        Term(
            "gradient", ["derivative", "partial derivative"],
            meaning: """
                The derivatives of one number, such as the loss, with respect to many others, such as all parameters. \
                Each says how fast the loss would grow if that parameter grew. Taken together they point in the \
                direction of the steepest rise.
                """,
            formula: "∇L = (∂L/∂w₁, ∂L/∂w₂, …)", shapes: "one number for each parameter", pytorch: "parameter.grad",
            lesson: "gradient-descent", seeAlso: ["gradient descent", "backpropagation", "chain rule"],
            here: Here.gradient),
        Term(
            "forward pass", ["forward", "inference"],
            meaning: """
                The way from an image to the answer: each layer computes its numbers from those of the layer in front \
                of it. In training it is followed by the backward pass. Used alone, on images without labels, it is \
                called inference.
                """,
            keras: "model(images)", pytorch: "model(images)", lesson: "one-sum", seeAlso: ["backpropagation", "layer"],
            here: Here.forwardPass),
        Term(
            "backpropagation", ["backward pass", "backprop", "backward"],
            meaning: """
                The way in which the gradient of the loss is computed: from the last layer back to the first, each \
                layer turns the gradient of its output into those of its input and its parameters. It is the chain \
                rule in an order that computes nothing twice. All derivatives together cost about twice as much as the \
                forward pass.
                """,
            formula: "∂L/∂x = Σⱼ ∂L/∂yⱼ · ∂yⱼ/∂x, for a layer that makes y of x", pytorch: "loss.backward()",
            lesson: "backpropagation", seeAlso: ["chain rule", "gradient", "forward pass"], here: Here.backpropagation),
        Term(
            "chain rule", ["derivative of a composition"],
            meaning: """
                The rule for the derivative of a function of a function: the derivatives of the steps are multiplied. \
                Where several ways lead from a weight to the loss, the products of all ways are added. `trace` walks \
                it from the loss to one weight.
                """,
            formula: "dL/dw = dL/dy · dy/dw, where w changes y and y changes L", lesson: "backpropagation",
            seeAlso: ["backpropagation", "gradient", "finite difference"]),
        Term(
            "finite difference", ["numerical gradient", "gradient check"],
            meaning: """
                A derivative by trial: a parameter w is moved by a small step h to both sides, and the difference of \
                the losses L is divided by 2h. It needs two forward passes for each parameter, so it serves to check \
                backpropagation, not to replace it. `trace` prints both.
                """,
            formula: "dL/dw ≈ (L(w + h) − L(w − h)) / 2h", pytorch: "torch.autograd.gradcheck",
            lesson: "backpropagation",
            seeAlso: ["chain rule", "gradient"]),
        Term(
            "batch", ["mini-batch", "batch size"],
            meaning: """
                The images of one training step; their mean loss decides the step. Large batches give a steadier \
                estimate of the gradient and fewer steps in an epoch. `set batch` says how many images it has.
                """,
            keras: "model.fit(…, batch_size=32)",
            pytorch: "torch.utils.data.DataLoader(data, batch_size=32, shuffle=True)",
            lesson: "gradient-descent", seeAlso: ["step", "epoch", "stochastic gradient descent"], here: Here.batch),
        Term(
            "epoch", ["pass over the data"],
            meaning: """
                One pass through all training images, in a new random order each time. After an epoch every image was \
                used once, and the validation images are read to see how the network does. `train 3` trains three of \
                them.
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
                How the weights of a new network are drawn here: evenly between −a and a, where a depends on how many \
                inputs (fan in) and outputs (fan out) a weight's layer has, for a convolution times the size of its \
                window. It keeps numbers and gradients of about the same size from layer to layer. Biases begin at 0.
                """,
            formula: "a = √(6 / (fan in + fan out))", keras: "keras.initializers.GlorotUniform()",
            pytorch: "torch.nn.init.xavier_uniform_(layer.weight)", lesson: "gradient-descent",
            seeAlso: ["weight", "seed", "vanishing gradient"], here: Here.glorot),
        Term(
            "seed", ["random seed"],
            meaning: """
                The number from which all random numbers follow: the first weights, the order of the images, dropout, \
                augmentation. The same seed gives the same network; another seed shows how much of a result is chance. \
                `set seed` changes it.
                """,
            keras: "keras.utils.set_random_seed(1)", pytorch: "torch.manual_seed(1)", lesson: "gradient-descent",
            seeAlso: ["Glorot initialization", "reproducibility"], here: Here.seed),
        Term(
            "label smoothing", ["smoothed labels"],
            meaning: """
                Training with a target that is a little less sure than the label: a share s of the target is spread \
                evenly over all K classes. The network is no longer pushed towards probability 1, so its logits stay \
                smaller. `set label-smoothing` sets the share.
                """,
            formula: "target = (1 − s) · one-hot label + s / K",
            keras: "keras.losses.CategoricalCrossentropy(label_smoothing=0.1)",
            pytorch: "torch.nn.CrossEntropyLoss(label_smoothing=0.1)", lesson: "overfitting",
            seeAlso: ["cross-entropy", "one-hot encoding", "regularization"], here: Here.labelSmoothing),
        Term(
            "overfitting", ["overfit"],
            meaning: """
                A network has learned what is particular to the training images and not only what holds for all. Its \
                loss goes on falling in training while it rises on the validation images. More data, augmentation and \
                regularization help.
                """,
            lesson: "overfitting", seeAlso: ["underfitting", "generalization", "validation set", "regularization"],
            here: Here.overfitting),
        Term(
            "underfitting", ["underfit"],
            meaning: """
                A network does badly on the training images themselves, and so on others too. It is too small, was \
                trained too short, is regularized too strongly, or has an unsuitable learning rate.
                """,
            lesson: "overfitting", seeAlso: ["overfitting", "learning rate", "loss"]),
        Term(
            "generalization", ["generalize", "generalization gap"],
            meaning: """
                How well a network does on images that it was not trained on. It is measured on the test images. The \
                difference between the results on training images and on others is called the generalization gap.
                """,
            lesson: "overfitting", seeAlso: ["overfitting", "test set", "distribution shift"]),
        Term(
            "regularization", ["regularize"],
            meaning: """
                All that keeps a network from fitting the training images too closely: dropout, weight decay, label \
                smoothing, augmentation. It often makes the results in training worse and those on other images \
                better.
                """,
            lesson: "overfitting",
            seeAlso: ["dropout", "weight decay", "label smoothing", "augmentation", "overfitting"],
            here: Here.regularization),
        Term(
            "early stopping", ["stop early"],
            meaning: """
                Training is ended when the result on the validation images no longer improves, before the network \
                overfits. `curve` names the epoch with the best validation accuracy, and `at` runs a command on the \
                network of that epoch.
                """,
            keras: "keras.callbacks.EarlyStopping(restore_best_weights=True)", lesson: "overfitting",
            seeAlso: ["overfitting", "validation set", "learning curve", "checkpoint"]),
        Term(
            "fine-tuning", ["transfer learning"],
            meaning: """
                Training that begins with a trained network in place of random weights, usually on other data and with \
                a smaller learning rate. What the network has learned already is kept in part, so fewer images and \
                epochs are needed. `train --from bundled` does it with a copy.
                """,
            lesson: "other-data", seeAlso: ["freezing", "learning rate", "generalization"]),
        Term(
            "freezing", ["frozen layer", "freeze"],
            meaning: """
                Leaving the parameters of a layer as they are while others are trained. It saves the time for their \
                gradients. `set freeze-first 0.5` freezes the first layer with weights after half of a training.
                """,
            keras: "layer.trainable = False", pytorch: "parameter.requires_grad = False", lesson: "optimizers",
            seeAlso: ["trainable parameter", "fine-tuning"], here: Here.freezing),
        Term(
            "hyperparameter", ["setting"],
            meaning: """
                A number that is chosen before the training and not found by it: learning rate, batch size, number of \
                layers, dropout rate. Good values are found by trying, judged by the validation images. `set` shows \
                those of the training, and `sweep` tries several.
                """,
            lesson: "learning-rate", seeAlso: ["parameter", "learning rate", "validation set"],
            here: Here.hyperparameter),
        Term(
            "learning curve", ["training curve"],
            meaning: """
                Loss or accuracy drawn over the epochs of a training, for the training and the validation images. \
                Where both curves still get better there is more to learn; where they part, the network overfits. \
                `curve` draws it.
                """,
            keras: "history.history, from history = model.fit(…)", lesson: "overfitting",
            seeAlso: ["epoch", "overfitting", "validation set"], here: Here.learningCurve),
        Term(
            "checkpoint", ["snapshot"],
            meaning: """
                The parameters of a network as they were at some moment of its training, kept so that one can go back \
                to them or compare. Epochs are kept in memory while a network is trained here; `at 3` works on the one \
                after the third.
                """,
            keras: "keras.callbacks.ModelCheckpoint(path)", pytorch: "torch.save(model.state_dict(), path)",
            lesson: "overfitting", seeAlso: ["epoch", "safetensors", "early stopping"]),
        Term(
            "divergence", ["diverge", "divergence of training"],
            meaning: """
                The loss grows from step to step in place of falling, until its numbers are too large to be \
                represented. The usual cause is a learning rate that is too high: each step overshoots. Training is \
                given up here when a loss is not a number.
                """,
            lesson: "learning-rate", seeAlso: ["learning rate", "exploding gradient", "NaN"]),
        Term(
            "vanishing gradient", ["vanishing gradients"],
            meaning: """
                The gradient becomes so small on its way back through many layers that the first ones hardly learn. It \
                happens where factors below 1 are multiplied, such as the slopes of sigmoids. ReLU, batch \
                normalization and careful initialization help.
                """,
            lesson: "backpropagation",
            seeAlso: ["exploding gradient", "sigmoid", "chain rule", "Glorot initialization"]),
        Term(
            "exploding gradient", ["exploding gradients"],
            meaning: """
                The gradient becomes very large on its way back through many layers, so that one step destroys what \
                was learned. It happens where factors above 1 are multiplied. A smaller learning rate, batch \
                normalization or limiting the norm of the gradient helps.
                """,
            keras: "clipnorm=1.0 of an optimizer", pytorch: "torch.nn.utils.clip_grad_norm_(parameters, 1.0)",
            lesson: "backpropagation", seeAlso: ["vanishing gradient", "divergence", "norm"]),
    ]
}
