import Display
import Insight
import Painting
import Raster

extension Tile {
    /// A picture: of gray, black is 0, full ink 1.
    init(_ picture: Picture, caption: String, tint: Tint = .plain) {
        self.init(picture.pixels.map { Float($0) / 255 }, like: picture, caption: caption, tint: tint)
    }

    /// Numbers from 0 to 1 as a picture of the same size and channels.
    init(_ pixels: [Float], like picture: Picture, caption: String, tint: Tint = .plain) {
        self.init(
            caption: caption, width: picture.width, height: picture.height, channels: picture.channels, values: pixels,
            tint: tint)
    }

    /// Numbers with signs for red, green and blue as a color: mid-gray is 0, none and all of a color are -`most` and
    /// `most`, as the kernels of a first convolution are usually shown (Krizhevsky, Sutskever and Hinton 2012).
    init(signed values: [Float], width: Int, height: Int, most: Float, caption: String) {
        let scale = most > 0 && most.isFinite ? 0.5 / most : 0
        self.init(
            caption: caption, width: width, height: height, channels: 3, values: values.map { 0.5 + scale * $0 })
        range = .unit
        data = NumberGrid(width: width, height: height, channels: 3, values: values)
    }

    /// A mean image as the images look that it is made of.
    init(_ mean: MeanImage, caption: String) {
        self.init(
            caption: caption, width: mean.width, height: mean.height, channels: mean.channels, values: mean.values)
    }
}
