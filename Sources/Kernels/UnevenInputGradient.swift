/// The input gradient of a convolution whose input depth fills no whole vectors, such as that of a gray image: it is made
/// with channels of zeros up to the next multiple of `Lanes.count`, and the real ones are kept.
///
/// Order of each sum: as of `ConvolutionInputGradient`.
struct UnevenInputGradient: @unchecked Sendable {
    private let geometry: ConvolutionGeometry
    private let widened: ConvolutionGeometry
    /// [KH][KW][K][widened C]
    private let turned: View

    /// - Parameter kernel: [KH][KW][C][K]
    init(_ geometry: ConvolutionGeometry, kernel: View) {
        self.geometry = geometry
        widened = geometry.with(inputDepth: Lanes.padded(geometry.inputDepth))
        turned = View(count: widened.weightCount)
        let (depth, results) = (geometry.inputDepth, geometry.outputDepth)
        for tap in 0..<geometry.kernelHeight * geometry.kernelWidth {
            for channel in 0..<depth {
                for k in 0..<results {
                    turned[(tap * results + k) * widened.inputDepth + channel] = kernel[(tap * depth + channel) * results + k]
                }
            }
        }
    }

    /// Overwrites dx, [N][H][W][C].
    func run(_ dy: OutputGradient, into dx: View, batch: Int) {
        let (places, depth) = (geometry.height * geometry.width, geometry.inputDepth)
        let gradient = ConvolutionInputGradient(geometry: widened, weights: turned.start)
        WorkerPool.shared.run(batch) { n in
            let memory = ThreadMemory.floats(dy.memory + widened.inputCount)
            let wide = memory + dy.memory
            gradient.run(dy.image(n, memory: memory), into: wide)
            let image = dx.start + n * geometry.inputCount
            for place in 0..<places {
                for channel in 0..<depth { image[place * depth + channel] = wide[place * widened.inputDepth + channel] }
            }
        }
    }
}

extension ConvolutionGeometry {
    /// The same over an input of another depth.
    fileprivate func with(inputDepth: Int) -> ConvolutionGeometry {
        ConvolutionGeometry(
            height: height, width: width, inputDepth: inputDepth, outputDepth: outputDepth, kernelHeight: kernelHeight,
            kernelWidth: kernelWidth, strideHeight: strideHeight, strideWidth: strideWidth, padding: padding)
    }
}
