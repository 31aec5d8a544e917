/// From bytes to network input.
public enum Images {
    /// Writes x[n] = pixels of image number indices[n] divided by 255.
    ///
    /// - Parameters:
    ///   - pixels: [images][size]
    ///   - size: H·W of an image
    ///   - x: [N][size], N = indices.count, overwritten
    public static func gather(_ pixels: [UInt8], size: Int, indices: [Int32], into x: View) {
        Reference.gather(pixels, size: size, indices: indices, into: x)
    }
}
