/// A window that steps over the rows and columns of a map.
///
/// Places are found by walking from the first row until the window no longer fits, from the sizes that a geometry was made
/// with: never by what a geometry computes from them and the kernels use, so that a fault there shows as a difference.
struct ReferenceWindows {
    /// Sizes of the map.
    let height, width: Int
    /// Sizes of the window.
    let windowHeight, windowWidth: Int
    /// Steps down and along.
    let strideHeight, strideWidth: Int
    /// Rows and columns of zeros around the map.
    var top = 0, left = 0, bottom = 0, right = 0

    /// A place of a window that lies on the map.
    struct Tap {
        /// The place on the map, counted along its rows over all images.
        let input: Int
        /// The place in the window, counted along its rows.
        let place: Int
    }

    /// Calls `body` with the number of each window over all images, row by row, and those of its places that are on the
    /// map.
    func forEach(batch: Int, _ body: (_ output: Int, _ taps: [Tap]) -> Void) {
        var output = 0
        for image in 0..<batch {
            for row in stride(from: -top, through: height + bottom - windowHeight, by: strideHeight) {
                for column in stride(from: -left, through: width + right - windowWidth, by: strideWidth) {
                    body(output, taps(image: image, row: row, column: column))
                    output += 1
                }
            }
        }
    }

    private func taps(image: Int, row: Int, column: Int) -> [Tap] {
        var taps: [Tap] = []
        var place = 0
        for y in row..<row + windowHeight {
            for x in column..<column + windowWidth {
                if 0 <= y, y < height, 0 <= x, x < width {
                    taps.append(Tap(input: image * height * width + y * width + x, place: place))
                }
                place += 1
            }
        }
        return taps
    }
}

extension ReferenceWindows {
    init(_ geometry: ConvolutionGeometry) {
        self.init(
            height: geometry.height, width: geometry.width, windowHeight: geometry.kernelHeight,
            windowWidth: geometry.kernelWidth, strideHeight: geometry.strideHeight, strideWidth: geometry.strideWidth,
            top: geometry.padding.top, left: geometry.padding.left, bottom: geometry.padding.bottom,
            right: geometry.padding.right)
    }

    init(_ geometry: PoolGeometry) {
        self.init(
            height: geometry.height, width: geometry.width, windowHeight: geometry.windowHeight,
            windowWidth: geometry.windowWidth, strideHeight: geometry.strideHeight, strideWidth: geometry.strideWidth)
    }
}
