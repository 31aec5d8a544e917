/// Arrays of NumPy (NPY format version 1.0), 32-bit floats, little-endian, row by row.
///
///     byte 0   93 'N' 'U' 'M' 'P' 'Y'   magic
///          6   01 00                    version
///          8   length of what follows up to the numbers, 2 bytes, little-endian
///         10   {'descr': '<f4', 'fortran_order': False, 'shape': (2, 28, 28), } blanks \n
///       64·n   the numbers
///
/// Pictures are arrays [tiles][rows][columns]; where there are none, heat maps [rows][columns]; else curves
/// [points][x, y], bars [bars]; else the columns of numbers of tables [rows][columns]. Several arrays stand one behind
/// the other: `numpy.load` on an open file reads the next each time. What is drawn in shares or made smaller is kept as it
/// was.
enum NPYFile {
    private struct NumberArray {
        var shape: [Int]
        var values: [Float]
    }

    static func bytes(of output: Output) throws(SaveError) -> [UInt8] {
        let parts = output.shownParts
        var arrays = parts.pictures.flatMap { tiles(of: $0) }
        if arrays.isEmpty { arrays = parts.heatMaps.map { matrix(of: $0) } }
        if arrays.isEmpty { arrays = parts.charts.flatMap { points(of: $0) } }
        if arrays.isEmpty { arrays = output.tables.compactMap { numbers(of: $0) } }
        arrays.removeAll { $0.values.isEmpty }
        guard !arrays.isEmpty else { throw .nothing(.npy) }
        return arrays.flatMap { encoded($0) }
    }

    private static func encoded(_ array: NumberArray) -> [UInt8] {
        let shape = array.shape.map { "\($0)" }.joined(separator: ", ") + (array.shape.count == 1 ? "," : "")
        let dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(shape)), }"
        let blanks = 64 - (10 + dictionary.utf8.count + 1) % 64
        let header = Array((dictionary + String(repeating: " ", count: blanks % 64) + "\n").utf8)
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count & 255), UInt8(header.count >> 8)]
        bytes += header
        bytes.reserveCapacity(bytes.count + 4 * array.values.count)
        for value in array.values {
            let bits = value.bitPattern
            for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        }
        return bytes
    }

    /// One array for all tiles of a size that stand beside each other.
    private static func tiles(of picture: PictureOutput) -> [NumberArray] {
        var result: [NumberArray] = []
        for tile in picture.tiles where tile.drawnWidth > 0 {
            let numbers = tile.numbers
            if let last = result.indices.last, result[last].shape.dropFirst() == [numbers.height, numbers.width] {
                result[last].shape[0] += 1
                result[last].values += numbers.values
            } else {
                result.append(NumberArray(shape: [1, numbers.height, numbers.width], values: numbers.values))
            }
        }
        return result
    }

    private static func matrix(of map: HeatMap) -> NumberArray {
        let (rows, columns) = (map.rowLabels.count, map.columnLabels.count)
        let values = (0..<rows).flatMap { row in (0..<columns).map { Float(map.number(row: row, column: $0) ?? .nan) } }
        return NumberArray(shape: [rows, columns], values: values)
    }

    private static func points(of chart: Chart) -> [NumberArray] {
        chart.series.map { series in
            chart.kind == .bars
                ? NumberArray(shape: [series.bars.count], values: series.bars.map { Float($0.value) })
                : NumberArray(
                    shape: [series.points.count, 2], values: series.points.flatMap { [Float($0.x), Float($0.y)] })
        }
    }

    /// The columns in which every value is a number or missing, and one is a number.
    private static func numbers(of table: Table) -> NumberArray? {
        func cell(_ row: [Value], _ column: Int) -> Value { column < row.count ? row[column] : .missing }
        let columns = table.columns.indices.filter { column in
            let values = table.rows.map { cell($0, column) }
            return values.contains { $0.asNumber != nil } && values.allSatisfy { $0.asNumber != nil || $0 == .missing }
        }
        guard !columns.isEmpty else { return nil }
        return NumberArray(
            shape: [table.rows.count, columns.count],
            values: table.rows.flatMap { row in columns.map { Float(cell(row, $0).asNumber ?? .nan) } })
    }
}
