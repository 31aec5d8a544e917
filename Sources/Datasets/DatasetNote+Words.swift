import Words

extension DatasetNote: CustomStringConvertible {
    /// One line: what was found, and what was done.
    package var description: String {
        switch self {
        case .turned:
            "rows and columns were exchanged, as EMNIST stores its pictures: they were turned upright"
        case .inverted:
            "most pixels were light, as in dark ink on white paper: the pictures were inverted, so that ink is light on black"
        case .brightened(let largest):
            "no pixel was above \(largest): all were scaled from 0–\(largest) to 0–255"
        case .lastColumn(let column):
            "there is no header, and the first column holds no labels: the last, column \(Format.integer(column)), was taken for the label"
        case .labelColumn(let name):
            "the column “\(name)” was taken for the label"
        case .rowNumbers(let name):
            (name.isEmpty ? "the column without a name" : "the column “\(name)”") + " was taken for the numbers of the rows and left out"
        case .known(let title):
            "going by the names of its files this is \(title): classes are named as there"
        case .letters(let count, let first):
            "\(count) classes: the labels \(first) to \(first + count - 1) were taken for "
                + (count == 26 ? "the letters A to Z" : "digits and letters as EMNIST numbers them")
                + (first == 0 ? "" : " and count from 0 now")
        case .fromOne(let last):
            "the labels 1 to \(last) count from 0 now, and the classes keep the old ones for names"
        case .sorted:
            "the pictures were in the order of their labels: every seventh is for the test"
        case .validation(let count, let part):
            "\(Format.count(count, "picture")) for validation \(count == 1 ? "is" : "are") the \(part)"
        case .levels(let low, let high):
            "the numbers of pixels run from \(Format.number(low)) to \(Format.number(high)): they were scaled to 0–255"
        case .oneHot:
            "labels were one-hot: the place of the 1 is the class"
        case .firstNumber(let count):
            "each label has \(count) numbers: the first is the class"
        case .arrays(let names):
            "names do not tell what arrays hold: \(names.joined(separator: ", ")) were taken for pictures and labels by shape"
        case .unlabeled(let name):
            "\(name) has no labels and was left out"
        case .oneLabel(let label):
            "every picture has the label \(label): check that labels are where they are expected"
        case .leftOut(let count, let first):
            "\(Format.count(count, "file")) that \(count == 1 ? "is no picture was" : "are no pictures were") left out: "
                + (count == 1 ? first : "\(first) and others")
        case .prepared(let side):
            "the pictures have different sizes: each was prepared to \(side)×\(side), as drawings are"
        case .scaled(let height, let width):
            "the pictures have different sizes: each was scaled to \(height)×\(width)"
        }
    }
}
