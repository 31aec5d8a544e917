import Words

extension DatasetNote: CustomStringConvertible {
    /// One line: what was found, and what was done.
    package var description: String {
        switch self {
        case .turned:
            "EMNIST stores its pictures with rows and columns exchanged: they were turned upright"
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
