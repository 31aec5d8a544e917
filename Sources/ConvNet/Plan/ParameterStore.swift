import Kernels

/// A network's numbers in the memory that kernels work on: three flat buffers, each tensor a view of one of them.
final class ParameterStore {
    private struct Place {
        let entry: TensorEntry
        let placement: Placement
        /// In `trained` and `gradients` for trainable tensors, in `averages` for the others.
        let range: Range<Int>
    }

    let architecture: Architecture
    /// All trainable tensors; padding holds zeros and keeps them.
    let trained: View
    /// Their gradients, in the same places.
    let gradients: View
    /// Moving means and variances.
    let averages: View
    private let places: [Place]

    init(_ architecture: Architecture) {
        self.architecture = architecture
        let layers = architecture.placements().layers
        var (places, trainedCount, averagesCount) = ([Place](), 0, 0)
        var used = [Int: Int]()
        for entry in architecture.tensors() {
            let number = used[entry.layer, default: 0]
            used[entry.layer] = number + 1
            let placement = layers[entry.layer].tensors[number]
            let start = entry.trainable ? trainedCount : averagesCount
            // Tensors begin at whole cache lines.
            let next = start + (placement.physicalCount + 15) / 16 * 16
            places.append(Place(entry: entry, placement: placement, range: start..<start + placement.physicalCount))
            if entry.trainable { trainedCount = next } else { averagesCount = next }
        }
        self.places = places
        trained = View(count: trainedCount)
        gradients = View(count: trainedCount)
        averages = View(count: averagesCount)
    }

    convenience init(_ network: Network) {
        self.init(network.architecture)
        load(network.parameters)
    }

    /// Takes all tensors from a network's flat array.
    func load(_ parameters: [Float]) {
        for place in places {
            place.placement.store(parameters[place.entry.range], into: buffer(of: place)[place.range])
        }
    }

    /// A network's flat array of all tensors.
    func parameters() -> [Float] {
        places.flatMap { $0.placement.load(from: buffer(of: $0)[$0.range]) }
    }

    /// The trainable tensors of a buffer laid out as `trained`, one after another without padding.
    func trainable(from buffer: View) -> [Float] {
        places.filter(\.entry.trainable).flatMap { $0.placement.load(from: buffer[$0.range]) }
    }

    /// Fills a buffer laid out as `trained` from the trainable tensors one after another.
    func storeTrainable(_ values: [Float], into buffer: View) {
        var start = 0
        for place in places where place.entry.trainable {
            let end = start + place.placement.logicalCount
            place.placement.store(values[start..<end], into: buffer[place.range])
            start = end
        }
    }

    /// The tensors of the layer at `index` in their order.
    func tensors(ofLayer index: Int) -> [View] {
        places.filter { $0.entry.layer == index }.map { buffer(of: $0)[$0.range] }
    }

    /// The gradients of the layer's trainable tensors in their order.
    func gradients(ofLayer index: Int) -> [View] {
        places.filter { $0.entry.layer == index && $0.entry.trainable }.map { gradients[$0.range] }
    }

    /// A kernel as a matrix of inputs × outputs, the last dimension of its tensor being the outputs.
    struct Kernel {
        /// Its place in `trained` and `gradients`.
        let range: Range<Int>
        let rows: Int
        let columns: Int
        /// With the padding in memory.
        let paddedRows: Int
        let paddedColumns: Int
    }

    /// The kernels of all convolutions and dense layers, in order.
    var kernels: [Kernel] {
        places.filter { $0.entry.trainable && $0.entry.shape.count > 1 }.map { place in
            Kernel(
                range: place.range, rows: place.entry.shape.dropLast().reduce(1, *), columns: place.placement.inner,
                paddedRows: place.placement.outer * place.placement.middleDepth,
                paddedColumns: place.placement.innerDepth)
        }
    }

    /// What of `trained` stands before the second kernel; nothing where there is no second.
    var beforeSecondKernel: Range<Int> { 0..<(kernels.dropFirst().first?.range.lowerBound ?? 0) }

    private func buffer(of place: Place) -> View { place.entry.trainable ? trained : averages }
}
