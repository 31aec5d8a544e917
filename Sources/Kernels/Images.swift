/// From bytes to network input.
package enum Images {
    /// Writes x[n] = pixels of image number indices[n] divided by 255.
    ///
    /// - Parameters:
    ///   - pixels: [images][size]
    ///   - size: H·W of an image
    ///   - x: [N][size], N = indices.count, overwritten
    package static func gather(_ pixels: [UInt8], size: Int, indices: [Int32], into x: View) {
        precondition(x.count >= indices.count * size)
        precondition(indices.allSatisfy { $0 >= 0 && (Int($0) + 1) * size <= pixels.count })
        WorkerPool.shared.run(indices.count) { n in
            pixels.withUnsafeBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return }
                Elements.convert(base + Int(indices[n]) * size, into: x.start + n * size, count: size)
            }
        }
    }

    /// Writes pixels = bytes divided by 255, from byte number `start` on as many as there is room for.
    package static func read(_ bytes: [UInt8], from start: Int, into pixels: inout MutableSpan<Float>) {
        precondition(start >= 0 && start + pixels.count <= bytes.count)
        let count = pixels.count
        bytes.withUnsafeBufferPointer { bytes in
            pixels.withUnsafeMutableBufferPointer { pixels in
                guard let from = bytes.baseAddress, let to = pixels.baseAddress else { return }
                Elements.convert(from + start, into: to, count: count)
            }
        }
    }
}
