import Files

/// How an array holds labels: a number each (`N`, `N×1`, `1×N`), or a row of zeros with a one in the place of the class (`N×K`).
enum LabelArray {
    /// A label has no more places than this.
    private static let mostPlaces = 100

    /// Whether an array of this shape can hold labels.
    static func fits(_ shape: [Int]) -> Bool {
        shape.count == 1 || (shape.count == 2 && (2...mostPlaces).contains(shape[1])) || isColumn(shape)
    }

    /// Whether all sides but one are 1.
    private static func isColumn(_ shape: [Int]) -> Bool { shape.count > 1 && shape.count { $0 != 1 } <= 1 }

    /// The labels that an array holds.
    static func labels(of array: NumPyArray, _ reading: DataReading) throws(DatasetError) -> [UInt8] {
        guard let header = array.header else {
            throw array.fault("has elements that are no numbers: expected a number for each picture")
        }
        guard fits(header.shape) else {
            throw array.fault(
                "has the shape \(NumPyArray.sizes(header.shape)): expected a label for each picture, N or N×1, or one-hot, N×10")
        }
        let places = header.shape.count == 2 && !isColumn(header.shape) ? header.shape[1] : 1
        // A label is read as an `Int`, a place of a one-hot row as a byte.
        try reading.take(header.shape.reduce(1, *), height: 1, width: places == 1 ? MemoryLayout<Int>.size : 1, of: array.path)
        let numbers = try array.numbers()
        guard numbers.range?.isWhole == true else { throw array.fault("holds labels that are no whole numbers") }
        return places == 1 ? try plain(numbers.integers, array) : try oneHot(numbers, places, array, reading)
    }

    private static func plain(_ values: [Int], _ array: NumPyArray) throws(DatasetError) -> [UInt8] {
        if let index = values.firstIndex(where: { $0 < 0 || $0 > Dataset.mostClasses }) {
            throw .badLabel(path: "\(array.path): \(array.name)", index: index, label: values[index], limit: Dataset.mostClasses - 1)
        }
        return values.map { UInt8($0) }
    }

    private static func oneHot(
        _ numbers: NPYFile, _ places: Int, _ array: NumPyArray, _ reading: DataReading
    ) throws(DatasetError) -> [UInt8] {
        let values = numbers.bytes { $0 == 0 || $0 == 1 ? UInt8($0) : 2 }
        let labels = try stride(from: 0, to: values.count, by: places).map { start throws(DatasetError) in
            let row = values[start..<start + places]
            guard row.allSatisfy({ $0 <= 1 }), row.count(where: { $0 == 1 }) == 1, let place = row.firstIndex(of: 1) else {
                throw array.fault("has \(places) numbers for each picture, and those of picture \(start / places) are not one 1 among "
                    + "zeros: expected one class for each picture")
            }
            return UInt8(place - start)
        }
        reading.note(.oneHot)
        return labels
    }
}
