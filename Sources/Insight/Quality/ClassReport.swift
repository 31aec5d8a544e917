/// How well each class is found: precision, recall and their harmonic mean, as a confusion has them.
package struct ClassReport: Sendable, Hashable {
    /// The figures of one class.
    package struct Row: Sendable, Hashable {
        package let label: Int
        /// The share of the images read as the class that are of it; nil where none was read so.
        package let precision: Double?
        /// The share of the class's images that are read as it; nil where there are none.
        package let recall: Double?
        /// 2·precision·recall ÷ (precision + recall); nil where the class neither is nor is read.
        package let f1: Double?
        /// Images of the class.
        package let support: Int
    }

    /// A row a class.
    package let rows: [Row]
    /// Plain means over the classes that are or are read; what has no value counts as 0.
    package let macroPrecision: Double
    package let macroRecall: Double
    package let macroF1: Double

    /// The report of a confusion.
    package init(_ confusion: Confusion) {
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
    package var weakest: Row? { rows.filter { $0.f1 != nil }.min { ($0.f1 ?? 0) < ($1.f1 ?? 0) } }
}
