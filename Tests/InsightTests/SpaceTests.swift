import ConvNet
import Kernels
import Reproducible
import Testing
import Words

@testable import Insight

@Suite(.serialized) struct SpaceTests {
    /// `count` points about each of several corners of a space, far apart.
    static func clusters(_ number: Int, of count: Int, dimensions: Int) -> (points: PointSet, labels: [Int]) {
        var stream = RandomStream(seed: 4, purpose: .sampling)
        var (rows, labels) = ([[Float]](), [Int]())
        for index in 0..<number * count {
            labels.append(index % number)
            rows.append((0..<dimensions).map { ($0 == index % number ? 20 : 0) + stream.normal() })
        }
        return (PointSet(rows), labels)
    }

    @Test func `points along a slope have it as their first component`() throws {
        // About the middle (1, 2): ±(3, 4) and ±(0.4, −0.3), which stand at right angles.
        let points = PointSet([[4, 6], [-2, -2], [1.4, 1.7], [0.6, 2.3]])
        let components = try PrincipalComponents(points, count: 2)
        #expect(zip(components.mean, [1, 2]).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(zip(components.axes[0], [0.6, 0.8]).allSatisfy { abs($0 - $1) < 1e-5 })
        #expect(zip(components.axes[1], [0.8, -0.6]).allSatisfy { abs($0 - $1) < 1e-5 })
        // Variances 2·25 ÷ 3 and 2·0.25 ÷ 3.
        #expect(abs(components.variances[0] - 50.0 / 3) < 1e-4)
        #expect(abs(components.variances[1] - 0.5 / 3) < 1e-4)
        #expect(abs(components.explained[0] - 50 / 50.5) < 1e-5)
        let places = components.project(points)
        #expect(abs(places[0][0] - 5) < 1e-5 && abs(places[0][1]) < 1e-5)
        #expect(abs(places[2][1] - 0.5) < 1e-5)
    }

    @Test(arguments: [(40, 130), (300, 130), (400, 30)])
    func `components are the same whichever matrix they come from`(_ count: Int, _ dimensions: Int) throws {
        var stream = RandomStream(seed: 9, purpose: .sampling)
        let rows = (0..<count).map { _ in (0..<dimensions).map { stream.normal() * (1 + 8 / Float(1 + $0)) } }
        let points = PointSet(rows)
        let components = try PrincipalComponents(points, count: 3)
        for (axis, variance) in zip(components.axes, components.variances) {
            let along = rows.map { row in zip(zip(row, components.mean), axis).reduce(0.0) {
                $0 + Double($1.0.0 - $1.0.1) * Double($1.1)
            } }
            let measured = along.reduce(0) { $0 + $1 * $1 } / Double(count - 1)
            #expect(abs(measured - variance) < 1e-4 * variance)
            #expect(abs(axis.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
        }
        // No direction has more variance than the first.
        let first = try #require(components.variances.first)
        #expect(components.variances == components.variances.sorted(by: >))
        for coordinate in 0..<dimensions {
            let variance = rows.reduce(0.0) { sum, row in
                let gap = Double(row[coordinate] - components.mean[coordinate])
                return sum + gap * gap
            } / Double(count - 1)
            #expect(variance < first * (1 + 1e-4))
        }
    }

    @Test func `points that are all the same have no spread`() throws {
        let components = try PrincipalComponents(PointSet(Array(repeating: [1, 2, 3], count: 5)), count: 2)
        #expect(components.explained.allSatisfy { $0 == 0 })
        #expect(components.project(PointSet([[1, 2, 3]]))[0].allSatisfy { $0 == 0 })
    }

    @Test func `t-SNE keeps separated clusters separated and is the same for any number of threads`() throws {
        let (points, labels) = Self.clusters(4, of: 30, dimensions: 12)
        let components = try PrincipalComponents(points, count: 2)
        let start = components.project(points).map { SIMD2($0[0], $0[1]) }
        let threads = WorkerPool.threads
        defer { WorkerPool.threads = threads }
        WorkerPool.threads = 1
        let layout = try TSNE(points, start: start, perplexity: 10, seed: 3)
        WorkerPool.threads = 2
        let again = try TSNE(points, start: start, perplexity: 10, seed: 3)
        #expect(layout.places == again.places && layout.divergence == again.divergence)
        let plane = PointSet(layout.places.map { [$0.x, $0.y] })
        #expect(plane.isFinite)
        // The farthest of a cluster is nearer to its middle than any middle is to another.
        let middles = (0..<4).map { label in
            let own = labels.indices.filter { labels[$0] == label }.map { layout.places[$0] }
            return own.reduce(SIMD2<Float>(), +) / Float(own.count)
        }
        func gap(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Float { (((a - b) * (a - b)).sum()).squareRoot() }
        let radius = labels.indices.map { gap(layout.places[$0], middles[labels[$0]]) }.max() ?? .infinity
        let apart = (0..<4).flatMap { a in (0..<a).map { gap(middles[a], middles[$0]) } }.min() ?? 0
        #expect(apart > 2 * radius, "\(apart) apart, \(radius) wide")
        #expect(layout.divergence > 0 && layout.divergence < 1)
    }

    /// scikit-learn 1.9.1, exact, comes to 0.295 from the principal components and to 0.280, 0.348, 0.281 and 0.336 from
    /// random starts.
    @Test func `few points are laid out as well as by scikit-learn`() throws {
        let points = PointSet((0..<60).map { (number: Int) -> [Float] in
            (0..<8).map { (axis: Int) -> Float in
                let scattered = (number * 37 + axis * 101 + number * number * 13 * (axis + 1)) % 97
                return (axis == number % 6 ? 2 : 0) + Float(scattered) / 97 * 2 - 1
            }
        })
        let components = try PrincipalComponents(points, count: 2)
        let start = components.project(points).map { SIMD2($0[0], $0[1]) }
        let layout = try TSNE(points, start: start, seed: 3)
        #expect(layout.divergence < 0.28, "\(layout.divergence)")
    }

    @Test func `t-SNE of points that are all the same ends in finite places`() throws {
        let points = PointSet(Array(repeating: [1, 2, 3], count: 12))
        let layout = try TSNE(points, start: Array(repeating: SIMD2(), count: 12))
        #expect(PointSet(layout.places.map { [$0.x, $0.y] }).isFinite)
    }

    @Test func `t-SNE stops when told`() {
        let points = Self.clusters(2, of: 10, dimensions: 3).points
        #expect(throws: Interrupted.self) {
            try TSNE(points, start: Array(repeating: SIMD2(), count: 20)) { if $0 >= 0.5 { throw Interrupted() } }
        }
    }

    @Test func `neighbors are the nearest, without the point itself`() throws {
        let points = PointSet([[0, 0], [3, 4], [1, 0], [0, -2], [1, 0]])
        let nearest = Neighbors.nearest(to: [0, 0], in: points, count: 3, excluding: 0)
        #expect(nearest.map(\.index) == [2, 4, 3])
        #expect(nearest.map(\.distance) == [1, 1, 2])
        #expect(try Neighbors.nearestOther(points) == [2, 2, 4, 0, 2])
    }

    @Test func `each point's nearest other one is found for more points than are looked at together`() throws {
        let points = Self.clusters(5, of: 61, dimensions: 7).points
        let expected = (0..<points.count).map { Neighbors.nearest(to: points.row($0), in: points, count: 1, excluding: $0)[0].index }
        #expect(try Neighbors.nearestOther(points) == expected)
    }

    @Test func `the nearest images are those whose values are nearest`() throws {
        let network = try Tinkered.network(Tinkered.stacks[0])
        let (hidden, inference, source) = (HiddenLayer(network.architecture), Inference(network), Tinkered.samples(1200))
        let points = PointSet(try inference.outputs(ofLayer: hidden.index, of: source, range: 0..<1200))
        func found(progress: (Int, Int) throws -> Void = { _, _ in }) throws -> [Neighbors.Neighbor] {
            try Neighbors.nearest(
                to: points.row(7), inLayer: hidden.index, inference, of: source, count: 6, excluding: 7, progress: progress)
        }
        #expect(try found() == Neighbors.nearest(to: points.row(7), in: points, count: 6, excluding: 7))
        #expect(throws: Interrupted.self) { try found { _, _ in throw Interrupted() } }
    }

    @Test(arguments: [20, 95, 96, 97, 140])
    func `eigenvectors are only stretched, and stand at right angles`(_ size: Int) throws {
        var stream = RandomStream(seed: 12, purpose: .sampling, major: size)
        let chance = (0..<size * size).map { _ in Double(stream.normal()) }
        // A product with its own transpose.
        var values = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0..<size {
                for inner in 0..<size { values[row * size + column] += chance[row * size + inner] * chance[column * size + inner] }
            }
        }
        let matrix = SymmetricMatrix(size: size, values: values)
        let pairs = try matrix.largest(5)
        // Rotations of a small matrix are done in no time and ask nobody.
        var wasAsked = false
        _ = try? matrix.largest(5) { _ in
            wasAsked = true
            throw Interrupted()
        }
        #expect(wasAsked == (size > SymmetricMatrix.rotated))
        #expect(pairs.count == 5)
        let largest = pairs.first?.value ?? 0
        for (number, pair) in pairs.enumerated() {
            let rest = (0..<size).reduce(0.0) { sum, row in
                let image = (0..<size).reduce(0.0) { $0 + values[row * size + $1] * pair.vector[$1] }
                return sum + (image - pair.value * pair.vector[row]) * (image - pair.value * pair.vector[row])
            }
            #expect(rest.squareRoot() < 1e-6 * largest)
            for (other, second) in pairs.enumerated() {
                let product = zip(pair.vector, second.vector).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(product - (other == number ? 1 : 0)) < 1e-8)
            }
        }
        #expect(pairs.map(\.value) == pairs.map(\.value).sorted(by: >))
        // No direction is stretched more than the first.
        #expect((0..<size).allSatisfy { values[$0 * size + $0] <= largest })
    }

    @Test func `every point has as many neighbors as the perplexity says`() throws {
        let points = Self.clusters(3, of: 40, dimensions: 6).points
        for perplexity in [2.0, 10, 39] {
            let affinities = try Affinities(points, perplexity: perplexity) { _ in }
            for point in [0, 17, 119] {
                let shares = Affinities.row(point, points, perplexity).map { Double($0) }
                let entropy = shares.reduce(0) { $1 > 0 ? $0 - $1 * Exact.log($1) : $0 }
                #expect(abs(entropy - Exact.log(perplexity)) < 2e-5)
                #expect(shares[point] == 0 && abs(shares.reduce(0, +) - 1) < 1e-5)
            }
            let sum = affinities.values.reduce(0) { $0 + Double($1.total) }
            #expect(abs(sum - 1) < 1e-5)
        }
    }

    @Test func `a point with a coordinate that is no number is found`() {
        #expect(PointSet([[1, 2], [3, 4]]).isFinite)
        #expect(!PointSet([[1, 2], [3, .nan]]).isFinite)
        #expect(!PointSet([[1, 2], [-.infinity, 4]]).isFinite)
    }
}

@Suite struct PassageTests {
    /// Three classes, each the answer in one part of the way: 0 up to 0.3, 1 up to 0.305, 2 from there.
    private func answer(_ share: Double) -> [Float] {
        share < 0.3 ? [0.8, 0.1, 0.1] : share < 0.305 ? [0.2, 0.6, 0.2] : [0.1, 0.2, 0.7]
    }

    @Test func `flips are where the answer changes, short stays among them`() {
        let passage = Passage(intervals: 10) { $0.map(answer) }
        #expect(passage.stops.count == 11)
        #expect(passage.stops[5].share == 0.5 && passage.stops[5].prediction.verdict == 2)
        #expect(passage.flips.map(\.from) == [0, 1] && passage.flips.map(\.to) == [1, 2])
        #expect(zip(passage.flips.map(\.share), [0.3, 0.305]).allSatisfy { $0 >= $1 && $0 - $1 < 2e-6 })
    }

    @Test func `an answer that stays has no flip`() {
        let passage = Passage(intervals: 4) { $0.map { _ in [0.1, 0.9] } }
        #expect(passage.flips.isEmpty && passage.stops.count == 5)
    }
}

@Suite struct HiddenLayerTests {
    @Test(arguments: [
        ("conv 4 3x3 relu, bn, maxpool 2, flatten, dense 8 relu, bn, dropout 0.2, dense 10", "bn2", 8),
        ("flatten, dense 10", "pixels", 784),
        ("conv 2 3x3 relu, dropout 0.1, flatten, dense 10", "conv1", 1352),
        ("flatten, dense 9 relu, dense 10 relu", "dense1", 9),
    ])
    func `the last hidden layer is what the last dense layer reads`(_ layers: String, _ name: String, _ count: Int) throws {
        let hidden = HiddenLayer(try Architecture(layers: layers))
        #expect(hidden.name == name && hidden.count == count)
    }

    @Test(arguments: [
        "conv 4 3x3 relu, bn, maxpool 2, flatten, dense 8 relu, bn, dropout 0.2, dense 10", "flatten, dense 10",
        "flatten, dense 9 relu, dense 10 relu, bn",
    ])
    func `from the hidden values on the network says what it says of the image`(_ layers: String) throws {
        let network = Network(try Architecture(layers: layers), seed: 5)
        let pixels = (0..<784).map { Float(($0 * 31) % 101) / 101 }
        let recording = Recording(network)
        try recording.run([pixels])
        let hidden = recording.input(of: network.architecture.layers.lastIndex { $0.formula.reach == .everything } ?? 0)
        let probabilities = OutputLayers(network).probabilities(hidden)
        #expect(zip(probabilities, recording.probabilities()).allSatisfy { abs($0 - $1) < 1e-5 })
    }
}
