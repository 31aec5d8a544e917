/// Numbers in as many dimensions as they have, row by row, as files of arrays keep them.
struct NumberArray {
    /// What numbers are of: where an output has several kinds, a file keeps those of the first alone.
    enum Origin: Int, Comparable {
        case picture, matrix, curve, table

        static func < (left: Origin, right: Origin) -> Bool { left.rawValue < right.rawValue }
    }

    var origin: Origin
    /// How many there are in each dimension, the outermost first.
    var shape: [Int]
    var values: [Float]
}
