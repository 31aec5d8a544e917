import Reproducible

extension Reference {
    /// See `ReLU.forward`.
    package static func reluForward(_ x: View, into y: View) {
        for index in 0..<x.count { y[index] = max(0, x[index]) }
    }

    /// See `ReLU.backward`.
    package static func reluBackward(y: View, dy: View, dx: View) {
        for index in 0..<y.count { dx[index] = y[index] > 0 ? dy[index] : 0 }
    }

    /// See `Dropout.apply`.
    package static func dropoutApply(_ x: View, into y: View, _ mask: Dropout.Mask) {
        for index in 0..<x.count { y[index] = mask.keeps(index) ? x[index] * mask.factor : 0 }
    }

    /// See `Images.gather`.
    package static func gather(_ pixels: [UInt8], size: Int, indices: [Int32], into x: View) {
        for (n, image) in indices.enumerated() {
            for place in 0..<size { x[n * size + place] = Float(pixels[Int(image) * size + place]) / 255 }
        }
    }
}
