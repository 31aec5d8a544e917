/// How well each class is found: precision, recall and their harmonic mean, as a confusion has them.
public struct ClassReport: Sendable, Hashable {
    /// The figures of one class.
    public struct Row: Sendable, Hashable {
        public let label: Int
        /// The share of the images read as the class that are of it; nil where none was read so.
        public let precision: Double?
        /// The share of the class's images that are read as it; nil where there are none.
        public let recall: Double?
        /// 2·precision·recall ÷ (precision + recall); nil where the class neither is nor is read.
        public let f1: Double?
        /// Images of the class.
        public let support: Int
    }

    /// A row a class.
    public let rows: [Row]
    /// Plain means over the classes that are or are read; what has no value counts as 0.
    public let macroPrecision: Double
    public let macroRecall: Double
    public let macroF1: Double

    /// The report of a confusion.
    public init(_ confusion: Confusion) {
        rows = (0..<confusion.classes).map { label in
            let (support, read) = (confusion.total(label: label), confusion.total(predicted: label))
            let right = confusion.count(label: label, predicted: label)
            return Row(
                label: label, precision: confusion.precision(predicted: label),
                recall: confusion.recall(label: label),
                f1: support + read > 0 ? 2 * Double(right) / Double(support + read) : nil, support: support)
        }
        let counted = rows.filter { $0.f1 != nil }
        func mean(_ value: (Row) -> Double?) -> Double {
            counted.reduce(0) { $0 + (value($1) ?? 0) } / Double(max(1, counted.count))
        }
        (macroPrecision, macroRecall, macroF1) = (mean(\.precision), mean(\.recall), mean(\.f1))
    }

    /// The class with the lowest F1, the first of equals.
    public var weakest: Row? { rows.filter { $0.f1 != nil }.min { ($0.f1 ?? 0) < ($1.f1 ?? 0) } }
}
