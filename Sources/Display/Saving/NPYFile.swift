import Files

/// The arrays of an output.
///
/// Pictures are arrays [tiles][rows][columns]; where there are none, heat maps [rows][columns]; else curves
/// [points][x, y], bars [bars]; else the columns of numbers of tables [rows][columns]. What is drawn in shares or made
/// smaller is kept as it was.
enum NPYFile {
    static func bytes(of output: Output) throws(SaveError) -> [UInt8] {
        let parts = output.shownParts
        var arrays = parts.pictures.flatMap { tiles(of: $0) }
        if arrays.isEmpty { arrays = parts.heatMaps.map { matrix(of: $0) } }
        if arrays.isEmpty { arrays = parts.charts.flatMap { points(of: $0) } }
        if arrays.isEmpty { arrays = output.tables.compactMap { numbers(of: $0) } }
        arrays.removeAll { $0.values.isEmpty }
        guard !arrays.isEmpty else { throw .nothing(.npy) }
        return arrays.flatMap { $0.bytes }
    }

    /// One array for all tiles of a size that stand beside each other.
    private static func tiles(of picture: PictureOutput) -> [NPYArray] {
        var result: [NPYArray] = []
        for tile in picture.tiles where tile.drawnWidth > 0 {
            let numbers = tile.numbers
            if let last = result.indices.last, result[last].shape.dropFirst() == [numbers.height, numbers.width] {
                result[last].shape[0] += 1
                result[last].values += numbers.values
            } else {
                result.append(NPYArray(shape: [1, numbers.height, numbers.width], values: numbers.values))
            }
        }
        return result
    }

    private static func matrix(of map: HeatMap) -> NPYArray {
        let (rows, columns) = (map.rowLabels.count, map.columnLabels.count)
        let values = (0..<rows).flatMap { row in (0..<columns).map { Float(map.number(row: row, column: $0) ?? .nan) } }
        return NPYArray(shape: [rows, columns], values: values)
    }

    private static func points(of chart: Chart) -> [NPYArray] {
        chart.series.map { series in
            chart.kind == .bars
                ? NPYArray(shape: [series.bars.count], values: series.bars.map { Float($0.value) })
                : NPYArray(
                    shape: [series.points.count, 2], values: series.points.flatMap { [Float($0.x), Float($0.y)] })
        }
    }

    /// The columns in which every value is a number or missing, and one is a number.
    private static func numbers(of table: Table) -> NPYArray? {
        func cell(_ row: [Value], _ column: Int) -> Value { column < row.count ? row[column] : .missing }
        let columns = table.columns.indices.filter { column in
            let values = table.rows.map { cell($0, column) }
            return values.contains { $0.asNumber != nil } && values.allSatisfy { $0.asNumber != nil || $0 == .missing }
        }
        guard !columns.isEmpty else { return nil }
        return NPYArray(
            shape: [table.rows.count, columns.count],
            values: table.rows.flatMap { row in columns.map { Float(cell(row, $0).asNumber ?? .nan) } })
    }
}
