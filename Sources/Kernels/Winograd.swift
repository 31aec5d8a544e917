/// Convolution with a 3×3 kernel and stride 1 by the algorithm F(2×2, 3×3) of Winograd, as Lavin and Gray, "Fast
/// Algorithms for Convolutional Neural Networks" (2015), give it: four results of a channel from 16 products in place of
/// 36. Its two gradients are the transposes of the same three maps, so they save as much.
///
/// The results are cut into tiles of 2×2. With d the 4×4 inputs of a tile, g the kernel and ⊙ the product of each pair:
///
///     y = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A
///
/// summed over input channels, so each of the 16 places is a matrix product [tiles][C] × [C][K].
struct Winograd: @unchecked Sendable {
    let geometry: ConvolutionGeometry
    /// Tiles that are computed, from the top left: all, or those that a pooling behind reads.
    let tilesHigh: Int
    let tilesWide: Int
    /// The products of a tile.
    static var places: Int { 16 }
    /// Tiles that the backward step transforms at once: so long are the sums of the weight gradient.
    static var mostTiles: Int { 48 }

    init(_ geometry: ConvolutionGeometry) {
        self.init(
            geometry, pooledHeight: (geometry.outputHeight + 1) / 2, pooledWidth: (geometry.outputWidth + 1) / 2)
    }

    /// Computes only the tiles that lie inside `pooledHeight` × `pooledWidth` windows of 2×2.
    init(_ geometry: ConvolutionGeometry, pooledHeight: Int, pooledWidth: Int) {
        (self.geometry, tilesHigh, tilesWide) = (geometry, pooledHeight, pooledWidth)
    }

    /// Whether this is the algorithm for a convolution.
    static func applies(to g: ConvolutionGeometry) -> Bool {
        g.kernelHeight == 3 && g.kernelWidth == 3 && g.strideHeight == 1 && g.strideWidth == 1
            && g.inputDepth % Lanes.count == 0 && g.outputHeight > 1 && g.outputWidth > 1
    }

    var tiles: Int { tilesHigh * tilesWide }
    /// Floats in the transformed weights, [16][C][K].
    var weightCount: Int { Winograd.places * geometry.inputDepth * geometry.outputDepth }

    /// Calls `body` with ranges of tiles of equal or nearly equal length that keep register blocks full, no longer than
    /// two blocks, and the rows of each block.
    func forEachRun(_ body: (_ tiles: Range<Int>, _ rows: Int) -> Void) {
        let most = RegisterBlocks.mostRows(RegisterBlocks.lanes(of: geometry.outputDepth))
        let blocks = Parts.number(tiles, most: most)
        let (shorter, longerBlocks) = (tiles / blocks, tiles % blocks)
        var (first, block) = (0, 0)
        while block < blocks {
            let longer = block < longerBlocks
            let rows = longer ? shorter + 1 : shorter
            let count = min(2, (longer ? longerBlocks : blocks) - block)
            body(first..<first + count * rows, rows)
            first += count * rows
            block += count
        }
    }

    /// The place of a tile's first input in its row and column, which lies outside the image where there is padding.
    @inline(__always)
    func origin(_ tile: Int) -> (row: Int, column: Int) {
        let (row, column) = tile.quotientAndRemainder(dividingBy: tilesWide)
        return (2 &* row &- geometry.padding.top, 2 &* column &- geometry.padding.left)
    }
}
