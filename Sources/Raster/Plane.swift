/// A gray picture of numbers, for the steps between two pictures of bytes; rows from the top, 0 ... 255 or as said.
struct Plane {
    let width: Int
    let height: Int
    var values: [Float]

    init(width: Int, height: Int, values: [Float]) {
        self.width = width
        self.height = height
        self.values = values
    }

    /// The numbers of a gray picture.
    init(_ picture: Picture) {
        precondition(picture.channels == 1, "a plane has one number a pixel")
        self.init(width: picture.width, height: picture.height, values: picture.pixels.map { Float($0) })
    }

    /// The picture of the values, rounded and kept within 0 ... 255.
    var picture: Picture {
        Picture(width: width, height: height, pixels: values.map { UInt8(min(max($0, 0), 255) + 0.5) })
    }

    subscript(row: Int, column: Int) -> Float {
        get { values[row * width + column] }
        set { values[row * width + column] = newValue }
    }

    /// The rows and columns of a box, copied.
    func cropped(_ box: Box) -> Plane {
        var kept: [Float] = []
        kept.reserveCapacity(box.rows.count * box.columns.count)
        for row in box.rows {
            kept += values[row * width + box.columns.lowerBound ..< row * width + box.columns.upperBound]
        }
        return Plane(width: box.columns.count, height: box.rows.count, values: kept)
    }

    /// The smallest box around all that is above 0; nil where nothing is.
    var inkBox: Box? {
        var (top, bottom, left, right) = (height, -1, width, -1)
        for row in 0..<height {
            for column in 0..<width where values[row * width + column] > 0 {
                (top, bottom) = (min(top, row), row)
                (left, right) = (min(left, column), max(right, column))
            }
        }
        return bottom >= top ? Box(rows: top..<bottom + 1, columns: left..<right + 1) : nil
    }

    /// All that is above 0, with a border of zeros around it; as it is where nothing is.
    func aroundInk(margin: Int) -> Plane {
        guard let box = inkBox else { return self }
        let (newHeight, newWidth) = (box.rows.count + 2 * margin, box.columns.count + 2 * margin)
        var kept = Plane(width: newWidth, height: newHeight, values: [Float](repeating: 0, count: newWidth * newHeight))
        for row in 0..<box.rows.count {
            for column in 0..<box.columns.count {
                kept[margin + row, margin + column] = self[box.rows.lowerBound + row, box.columns.lowerBound + column]
            }
        }
        return kept
    }

    /// Rows as columns.
    var transposed: Plane {
        var turned: [Float] = []
        turned.reserveCapacity(values.count)
        for column in 0..<width {
            for row in 0..<height { turned.append(values[row * width + column]) }
        }
        return Plane(width: height, height: width, values: turned)
    }

    /// The values on the outermost `thickness` rows and columns.
    func border(thickness: Int) -> [Float] {
        var ring: [Float] = []
        for row in 0..<height {
            for column in 0..<width
            where min(row, column, height - 1 - row, width - 1 - column) < thickness {
                ring.append(values[row * width + column])
            }
        }
        return ring
    }
}

/// Some rows and columns of a picture.
struct Box: Equatable {
    var rows: Range<Int>
    var columns: Range<Int>
}
