/// A grey picture of numbers, for the steps between two pictures of bytes; rows from the top, 0 ... 255 or as said.
struct Plane {
    let width: Int
    let height: Int
    var values: [Float]

    init(width: Int, height: Int, values: [Float]) {
        self.width = width
        self.height = height
        self.values = values
    }

    /// The numbers of a grey picture.
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

    /// The standard deviation of random noise, from the median difference of neighbours in a row: few of them stand on
    /// either side of an edge. 0.954 is that median for normal noise of deviation 1.
    var noise: Float {
        var differences: [Float] = []
        differences.reserveCapacity(values.count)
        for index in values.indices.dropFirst() where index % width != 0 {
            differences.append(abs(values[index] - values[index - 1]))
        }
        return differences.quantile(0.5) / 0.954
    }

    /// Each value replaced by the largest within `radius` rows and columns of it.
    func dilated(radius: Int) -> Plane {
        guard radius > 0 else { return self }
        var wide = self
        for row in 0..<height {
            for column in 0..<width {
                var largest = -Float.infinity
                for near in max(0, column - radius)...min(width - 1, column + radius) { largest = max(largest, self[row, near]) }
                wide[row, column] = largest
            }
        }
        var result = wide
        for row in 0..<height {
            for near in max(0, row - radius)...min(height - 1, row + radius) where near != row {
                for column in 0..<width { result[row, column] = max(result[row, column], wide[near, column]) }
            }
        }
        return result
    }
}

/// Some rows and columns of a picture.
struct Box: Equatable {
    var rows: Range<Int>
    var columns: Range<Int>
}

extension [Float] {
    /// The value below which a share of the sorted values lies; 0 for none.
    func quantile(_ share: Float) -> Float {
        guard !isEmpty else { return 0 }
        return sorted()[Int(share * Float(count - 1) + 0.5)]
    }
}
