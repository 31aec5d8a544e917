import Kernels

/// What a random change of an image may depend on, beside the image's index: never on time or thread.
public struct Draw: Sendable, Hashable {
    /// The seed of the network that is trained.
    public let seed: UInt64
    /// From 1; 0 outside training.
    public let epoch: Int

    /// What chance may depend on in one epoch.
    public init(seed: UInt64, epoch: Int) {
        self.seed = seed
        self.epoch = epoch
    }

    /// For reading without chance: evaluation and prediction.
    public static let none = Draw(seed: 0, epoch: 0)
}

/// Labeled images of one size, read one at a time from any thread.
public protocol SampleSource: Sendable {
    var count: Int { get }
    var height: Int { get }
    var width: Int { get }
    /// Numbers for each pixel: 1 of gray, or 3 of red, green and blue.
    var channels: Int { get }

    /// The class of an image, from 0.
    func label(_ index: Int) -> Int

    /// Writes the `height` × `width` × `channels` numbers of an image, row by row and the channels of a pixel side by
    /// side, from 0 (black) to 1 (white); `pixels` has room for exactly these.
    func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>)
}

extension SampleSource {
    /// The shape of one image.
    public var shape: Shape { .map(height: height, width: width, channels: channels) }
}

/// Images of one byte a number in memory.
public struct ByteSamples: SampleSource {
    private let images: [UInt8]
    private let labels: [UInt8]
    public let height: Int
    public let width: Int
    public let channels: Int

    /// - Parameters:
    ///   - images: count × height × width × channels bytes.
    ///   - labels: one for each image.
    ///   - height: rows of an image
    ///   - width: columns of an image
    ///   - channels: numbers for each pixel
    public init(images: [UInt8], labels: [UInt8], height: Int, width: Int, channels: Int = 1) {
        precondition(images.count == labels.count * height * width * channels, "one label for each image")
        (self.images, self.labels, self.height, self.width) = (images, labels, height, width)
        self.channels = channels
    }

    public var count: Int { labels.count }

    public func label(_ index: Int) -> Int { Int(labels[index]) }

    public func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        Images.read(images, from: index * height * width * channels, into: &pixels)
    }
}

/// Some neighboring images of a source, counted from 0.
public struct SampleSlice: SampleSource {
    private let source: any SampleSource
    private let range: Range<Int>

    /// - Parameters:
    ///   - source: the images that these are some of
    ///   - range: indices of `source`; what lies outside it is left out.
    public init(_ source: any SampleSource, range: Range<Int>) {
        self.source = source
        self.range = range.clamped(to: 0..<source.count)
    }

    public var count: Int { range.count }
    public var height: Int { source.height }
    public var width: Int { source.width }
    public var channels: Int { source.channels }

    public func label(_ index: Int) -> Int { source.label(range.lowerBound + index) }

    public func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        source.read(range.lowerBound + index, draw: draw, into: &pixels)
    }
}
