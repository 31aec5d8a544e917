import Files

/// A data set that is known by name: where it can be had, and what its files must hold.
package struct NamedSet: Sendable, Hashable {
    /// What `load` calls it.
    package let name: String
    /// Its folder's name in `/usr/share/datasets`, in the cache and under `CONVO_DATA`.
    package let folder: String
    /// Ten names, for the labels 0 to 9.
    package let classNames: [String]
    /// Addresses of folders that hold its files, packed, under their usual names; tried in turn.
    package let mirrors: [String]
    /// What the files hold.
    let form: Form
    /// Of pictures the four files in the order images and labels to train with, images and labels of the test; of strokes
    /// one to train with and one for the test.
    package let files: [File]

    /// Whether a folder holds what is needed of the set: all pictures and labels, or at least the strokes to train with.
    func isComplete(in place: String) -> Bool {
        guard FileType(of: place) == .folder, let folder = try? DataPlace(place) else { return false }
        switch form {
        case .idx: return IDXFolder(folder).isComplete
        case .strokes: return PenDigits.recognizes(folder)
        }
    }

    /// What the files of a set hold.
    enum Form: Sendable, Hashable {
        /// Pictures and labels, gzipped.
        case idx
        /// Pen strokes, packed by `compress`.
        case strokes

        /// What the name of a packed file ends with.
        var suffix: String {
            switch self {
            case .idx: ".gz"
            case .strokes: ".Z"
            }
        }
    }

    /// One file of a set.
    package struct File: Sendable, Hashable {
        /// Its name, unpacked.
        package let name: String
        /// How it is told that all of it is there.
        package let proof: Proof
        /// About how many bytes the packed file has, for a progress bar.
        package let size: Int
    }

    /// How it is told that a file is what it should be.
    package enum Proof: Sendable, Hashable {
        /// SHA-256 of its unpacked bytes, as hex digits: the same from wherever it came.
        case checksum(String)
        /// How many digits it holds.
        case digits(Int)
    }

    init(
        name: String, folder: String, classNames: [String], mirrors: [String], form: Form = .idx, files: [File]
    ) {
        (self.name, self.folder, self.classNames) = (name, folder, classNames)
        (self.mirrors, self.form, self.files) = (mirrors, form, files)
    }

    /// Every set with a name, but the synthetic one, which has no files.
    package static let all = [mnist, fashion, pendigits]

    /// The set that has this name, or this folder.
    package static func named(_ name: String) -> NamedSet? {
        all.first { $0.name == name || $0.folder == name }
    }

    /// 70,000 handwritten digits (LeCun, Cortes and Burges).
    package static let mnist = NamedSet(
        name: "mnist", folder: "mnist", classNames: Dataset.digitNames,
        mirrors: [
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
        ],
        files: files(
            ("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", 9_912_422),
            ("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", 28_881),
            ("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", 1_648_877),
            ("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", 4_542)))

    /// 70,000 pictures of clothes in MNIST's format (Xiao, Rasul and Vollgraf).
    package static let fashion = NamedSet(
        name: "fashion", folder: "fashion-mnist",
        classNames: NamedClasses.clothes,
        mirrors: [
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        ],
        files: files(
            ("c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888", 26_421_880),
            ("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9", 29_515),
            ("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b", 4_422_102),
            ("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34", 5_148)))

    /// 10,992 digits that 44 people wrote on a tablet (Alpaydin and Alimoglu, 1998; CC BY 4.0), as strokes.
    package static let pendigits = NamedSet(
        name: "pendigits", folder: "pendigits", classNames: Dataset.digitNames,
        mirrors: ["https://archive.ics.uci.edu/ml/machine-learning-databases/pendigits/"],
        form: .strokes,
        files: [
            File(name: "pendigits-orig.tra", proof: .digits(7_494), size: 1_210_000),
            File(name: "pendigits-orig.tes", proof: .digits(3_498), size: 560_000),
        ])

    private static func files(_ facts: (checksum: String, size: Int)...) -> [File] {
        zip(IDXFolder.usualNames, facts).map { File(name: $0, proof: .checksum($1.checksum), size: $1.size) }
    }
}
