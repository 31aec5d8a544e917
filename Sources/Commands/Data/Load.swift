import ArgumentParser
import Datasets
import Display
import Explorer
import Subjects
import Words

/// Takes data into use.
package struct LoadCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Load data: mnist, pendigits, synthetic, a folder, a file, a mix.",
        discussion: """
            A folder holds IDX files (MNIST's, EMNIST's, KMNIST's, QMNIST's), CIFAR-10's batches, or a folder of pictures (PNG, \
            JPEG or PGM) for each class, in folders train and test or not; FOLDER/emnist-letters is one set of several. A row of \
            a table is a label and a square of pixels, 0 to 255; its fields are separated by commas, semicolons, tabs, bars or \
            blanks, and a header may say which column is the label; a folder may hold one to train with and one for the test.

            FILE.npz holds NumPy's arrays, such as x_train, y_train, x_test and y_test, train_images, train_labels and so on, or \
            data and target; a folder may hold them as .npy and .npz files. Pictures are N×28×28 or N×784, gray or in color; \
            labels are numbers or one-hot. What had to be assumed is said. Up to 100 classes are told apart.

            Pen strokes (pendigits, or any UNIPEN file) become images by the same brush and the same preparation as drawings. \
            Sets separated by commas are mixed.
            """)
    package static let topic = Topic.data
    package static let effect = Effect.changes.readingFiles
    package static let examples = [
        Example("load synthetic", "digits drawn from strokes: needs no file and no network",
            gives: .value("images = 60000 --row split=train")),
        Example("load synthetic --train 200", "few of them, to see a network memorize them",
            gives: .value("images = 200 --row split=train")),
    ]

    @Argument(
        help: ArgumentHelp(
            "mnist, fashion, pendigits, synthetic, several separated by commas, a folder of IDX files, of CIFAR-10's batches or of a folder of pictures a class, "
                + "FILE.npz, or FILE.csv with a label and 784 pixels a row."),
        completion: .values(.dataset))
    var what = "mnist"

    @Option(help: "Keep so many training images, the first ones.", transform: Number.integer(1...Int.max, "--train"))
    var train: Int?

    @Option(help: "Keep so many test images, the first ones.", transform: Number.integer(1...Int.max, "--test"))
    var test: Int?

    @OptionGroup var pens: PenOptions

    package init() {}

    /// Data sets with a name need no file of the person's.
    package var effect: Effect {
        what.split(separator: ",").allSatisfy { DatasetLoader.names.contains(String($0)) } ? .changes : Self.effect
    }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let dataset = try session.load(what, pens: pens.choice, on: surface).keeping(train: train, test: test)
        session.dataset = dataset
        let rows = dataset.splits.map { split -> [Value] in
            [.text(dataset.name), .text(split.name), .integer(split.count), .text(split.size)]
        }
        let strangeness = session.state.networks.current?.isReadOnly != false && dataset.classNames != Dataset.digitNames
            ? "\(BundledNetwork.name) has learned digits and no other images: `new` and `train 2` make a network for these" : nil
        let counts = dataset.splits.map { "\(Format.integer($0.count)) \($0.name)" }.joined(separator: " and ")
        return .table(Table(
            columns: [Column("dataset"), Column("split"), Column("images"), Column("size")], rows: rows,
            notes: [dataset.source] + dataset.notes.map(\.description) + (strangeness.map { [$0] } ?? []),
            drawing: [.text("\(dataset.name): \(counts) images of \(dataset.train.size)")]))
    }
}

extension Dataset {
    /// The first images of each split; all of one for which no number is given.
    fileprivate func keeping(train: Int?, test: Int?) -> Dataset {
        guard train != nil || test != nil else { return self }
        func first(_ count: Int?, of split: Split) -> Split { split.slice(0..<min(count ?? split.count, split.count)) }
        return Dataset(
            name: name, train: first(train, of: self.train), test: first(test, of: self.test), classNames: classNames,
            source: source, notes: notes)
    }
}
