/// What networks are trained on.
extension Term {
    static let data: [Term] = [
        Term(
            "sample", ["example", "instance", "image"],
            meaning: """
                One item of a data set: here an image and its label. Samples are counted from 0, so `test/18` is the \
                nineteenth test image.
                """,
            lesson: "images", seeAlso: ["label", "split", "pixel"]),
        Term(
            "pixel", ["pixels", "gray level", "grayscale", "ink"],
            meaning: """
                One dot of an image: a number for how bright it is, or three numbers for red, green, and blue. Files \
                hold whole numbers from 0 to 255, which are divided by 255 before a network reads them. In MNIST the \
                digit is bright on black, and `data` calls its brightness ink.
                """,
            formula: "input = gray level / 255", shapes: "rows × columns × channels for an image",
            keras: "keras.layers.Rescaling(1 / 255)", pytorch: "torchvision.transforms.ToTensor()", lesson: "images",
            seeAlso: ["channel", "shape", "MNIST"], here: Here.pixel),
        Term(
            "label", ["target class", "ground truth", "true class"],
            meaning: """
                The class that an image belongs to, as assigned by people: what the answer should be. In large data \
                sets a few labels are wrong or debatable, so what counts as a mistake of the network is not always \
                one.
                """,
            lesson: "images", seeAlso: ["class", "one-hot encoding", "accuracy"]),
        Term(
            "class", ["category"],
            meaning: """
                One of the kinds that a network tells apart, such as the ten digits. Classes are numbered from 0, and \
                a network has an output for each.
                """,
            lesson: "softmax", seeAlso: ["label", "softmax", "chance level"], here: Here.classes),
        Term(
            "one-hot encoding", ["one-hot", "one-hot vector"],
            meaning: """
                A label written as a vector: 1 at the position of the class and 0 everywhere else. It is the \
                distribution that cross-entropy compares the predicted probabilities with.
                """,
            shapes: "one number for each class", keras: "keras.utils.to_categorical(labels, 10)",
            pytorch: "torch.nn.functional.one_hot(labels, 10)", lesson: "softmax",
            seeAlso: ["label", "cross-entropy", "label smoothing"], here: Here.oneHot),
        Term(
            "MNIST", ["mnist data set"],
            meaning: """
                70,000 images of handwritten digits, by LeCun, Cortes, and Burges: 60,000 for training and 10,000 for \
                testing. Each is a gray image of 28×28 pixels. The digit was scaled to fit a box of 20×20 pixels and \
                placed so that its center of mass is in the middle. `load mnist` loads it.
                """,
            shapes: "28×28×1", keras: "keras.datasets.mnist.load_data()", pytorch: "torchvision.datasets.MNIST(root)",
            lesson: "images", seeAlso: ["Fashion-MNIST", "IDX", "synthetic digits", "test set"]),
        Term(
            "Fashion-MNIST", ["fashion"],
            meaning: """
                70,000 images of clothes, shoes, and bags from Zalando, by Xiao, Rasul, and Vollgraf (2017). It has \
                the image size, the counts, the ten classes, and the file format of MNIST, so it is a drop-in \
                replacement, but a harder one. `load fashion` loads it.
                """,
            shapes: "28×28×1", keras: "keras.datasets.fashion_mnist.load_data()",
            pytorch: "torchvision.datasets.FashionMNIST(root)", lesson: "other-data",
            seeAlso: ["MNIST", "CIFAR-10", "IDX"]),
        Term(
            "CIFAR-10", ["cifar"],
            meaning: """
                60,000 color photographs of 32×32 pixels in ten classes, such as airplane, cat, and ship: 50,000 for \
                training and 10,000 for testing. A network for it reads three channels. `load` reads the folder of its \
                binary version.
                """,
            shapes: "32×32×3", keras: "keras.datasets.cifar10.load_data()",
            pytorch: "torchvision.datasets.CIFAR10(root)",
            lesson: "other-data", seeAlso: ["Fashion-MNIST", "channel"]),
        Term(
            "IDX", ["idx file", "idx format"],
            meaning: """
                The file format of MNIST: a short header gives the type of the numbers and the size of each dimension, \
                and the numbers follow. Images and labels are in separate files, which may be compressed with gzip.
                """,
            lesson: "images", seeAlso: ["MNIST", "tensor"]),
        Term(
            "synthetic digits", ["synthetic", "synthetic data"],
            meaning: """
                Digits that the program draws itself, from strokes that are bent, slanted, and inked at random. They \
                need no files, and their labels are certain to be right, but they are not handwriting. `load \
                synthetic` loads them.
                """,
            shapes: "28×28×1", lesson: "other-data", seeAlso: ["MNIST", "seed", "distribution shift"]),
        Term(
            "split", ["data split"],
            meaning: """
                A part of a data set with its own purpose: training images to learn from, validation images to choose \
                settings by, and test images for the final evaluation. No image may be in two of them.
                """,
            lesson: "overfitting", seeAlso: ["training set", "validation set", "test set"]),
        Term(
            "training set", ["training data", "training images", "train split"],
            meaning: """
                The images that a network learns from. Results on them show how well it fits these images, and not how \
                well it does on others.
                """,
            lesson: "overfitting", seeAlso: ["validation set", "test set", "overfitting"]),
        Term(
            "validation set", ["validation", "validation data", "validation images", "validation split"],
            meaning: """
                Images that are held out of training. They show during training how the network does on other images, \
                and they serve to choose settings. Here they are the last fifth of the training images unless `set \
                validation` says otherwise; the validation_split of Keras also takes the last part.
                """,
            keras: "model.fit(…, validation_split=0.2)", pytorch: "torch.utils.data.random_split(data, [0.8, 0.2])",
            lesson: "overfitting", seeAlso: ["training set", "test set", "early stopping", "hyperparameter"],
            here: Here.validationSet),
        Term(
            "test set", ["test data", "test images", "test split"],
            meaning: """
                Images for the final evaluation of a network. Neither training nor the choice of settings may use \
                them: if settings are chosen by the test images, the result is better than it would be on new ones. \
                `evaluate` uses them.
                """,
            keras: "model.evaluate(images, labels)", lesson: "overfitting",
            seeAlso: ["validation set", "training set", "generalization"]),
        Term(
            "augmentation", ["data augmentation", "augment"],
            meaning: """
                Random changes to the training images, such as small shifts and rotations, that keep the label \
                correct. The network sees a different variant of each image in every epoch, which works like having \
                more data. `set augment` turns it on, and `augment` shows it.
                """,
            keras: "keras.layers.RandomRotation(0.03)", pytorch: "torchvision.transforms.RandomAffine(10)",
            lesson: "other-data", seeAlso: ["overfitting", "regularization", "training set"]),
        Term(
            "shuffle", ["shuffling"],
            meaning: """
                Putting the training images in a random order, a new one in each epoch, before they are divided into \
                batches. Then each batch has a mixture of classes, and its gradient is an estimate of the gradient for \
                all images.
                """,
            keras: "model.fit(…, shuffle=True)", pytorch: "torch.utils.data.DataLoader(data, shuffle=True)",
            lesson: "gradient-descent", seeAlso: ["batch", "epoch", "seed"]),
        Term(
            "distribution shift", ["domain shift", "dataset shift", "out of distribution"],
            meaning: """
                The images that a network is used on differ from those it was trained on: other pens, other positions \
                in the image, photographs instead of scans. The accuracy on the test images then promises too much. \
                `evaluate --distorted` shows how much.
                """,
            lesson: "where-it-fails", seeAlso: ["generalization", "augmentation", "test set"]),
        Term(
            "mean image", ["average image", "class mean"],
            meaning: """
                An image in which each pixel is the mean of that pixel over all images of a class. It shows where the \
                class usually has ink, and it is blurred where the images differ. `data` draws one for each class.
                """,
            lesson: "images", seeAlso: ["mean", "outlier", "class"]),
        Term(
            "outlier", ["outliers"],
            meaning: """
                A sample that is unusual for its class. `data --outliers` shows the images of each class that are \
                farthest from its mean image, in Euclidean distance. Some of them are badly written, and some are \
                mislabeled.
                """,
            lesson: "where-it-fails", seeAlso: ["mean image", "Euclidean distance", "label"]),
        Term(
            "fingerprint", ["hash", "checksum"],
            meaning: """
                A short text computed from all bytes of some data: the same data has the same fingerprint, and \
                changing a single byte gives a different one. Documents record the fingerprint of the data that they \
                were made with: twelve hexadecimal digits of a SHA-256.
                """,
            lesson: "other-data", seeAlso: ["reproducibility", "numeric target"]),
    ]
}
