import ConvNet
import Raster

/// One image, ready for a network.
package struct Sample: Sendable, Hashable {
    /// How it is called again: `test/18`, `seven.png`.
    package let path: SamplePath
    /// Its pixels; 28×28 of gray unless the data set, or for a file a network that reads colors, has others.
    package let picture: Picture
    /// What it shows, if that is known.
    package let label: Int?
    /// The name of that class.
    package let className: String?
    /// How a file was read where that is not the usual way: `in color, scaled to 32×32`.
    package let reading: String?
    /// Whether a file seems to show several digits where one is read.
    package let seemsSeveral: Bool

    package init(
        path: SamplePath, picture: Picture, label: Int? = nil, className: String? = nil, reading: String? = nil,
        seemsSeveral: Bool = false
    ) {
        self.path = path
        self.picture = picture
        self.label = label
        self.className = className
        self.reading = reading
        self.seemsSeveral = seemsSeveral
    }

    /// `test/7 · labeled 9`.
    package var caption: String {
        if path == .standardInput { return "from standard input" }
        return (className.map { "labeled \($0)" } ?? reading).map { "\(path) · \($0)" } ?? "\(path)"
    }
}

extension Sample {
    /// The pixels as networks read them: row by row, the channels of a pixel side by side, from 0 (black) to 1 (white).
    package var pixels: [Float] { picture.pixels.map { Float($0) / 255 } }

    /// The pixels for a network.
    ///
    /// - Throws: if it reads images of another size.
    package func pixels(for network: Network) throws(TrainingError) -> [Float] {
        let input = network.architecture.input
        guard input == picture.shape else { throw .wrongSize(expected: input, got: picture.shape) }
        return pixels
    }

    /// What a small tile has room for: the file's name without its folders, or the path.
    package var shortName: String {
        guard case .file(let path) = path else { return "\(path)" }
        return path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension Sample {
    /// The split that the image is of, and its number there; nil for a file or a drawing.
    package var split: (name: SplitName, index: Int)? {
        guard case .images(let name, _, let choice) = path, let index = choice?.first?.lowerBound else { return nil }
        return (name, index)
    }
}

extension Picture {
    /// Its shape, as networks say it.
    package var shape: Shape { .map(height: height, width: width, channels: channels) }
}
