import CPNG

/// The PNG format, by libpng's simplified interface, whose functions return their errors: nothing jumps over Swift.
///
/// Unsafe code: libpng is given the memory of Swift arrays together with its size, for the time of one call.
package enum PNG {
    /// A picture as a PNG file of 8 bits, gray or RGB as it is. The picture must have at least one pixel.
    package static func encode(_ picture: Picture) -> [UInt8] {
        precondition(picture.width > 0 && picture.height > 0, "a PNG file has at least one pixel")
        var image = header()
        image.width = UInt32(picture.width)
        image.height = UInt32(picture.height)
        image.format = format(inColor: picture.channels == 3)
        var size = 0
        guard png_image_write_to_memory(&image, nil, &size, 0, picture.pixels, 0, nil) != 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: size)
        guard png_image_write_to_memory(&image, &bytes, &size, 0, picture.pixels, 0, nil) != 0 else { return [] }
        bytes.removeLast(bytes.count - size)
        return bytes
    }

    /// A picture in colors as an 8-bit PNG file with a palette; empty where the numbers make no picture.
    ///
    /// - Parameters:
    ///   - places: `height · width` places in the palette, row by row.
    ///   - palette: 1 to 256 colors, each red, green and blue.
    package static func encode(
        width: Int, height: Int, places: [UInt8], palette: [(red: UInt8, green: UInt8, blue: UInt8)]
    ) -> [UInt8] {
        guard width > 0, height > 0, places.count == width * height, (1...256).contains(palette.count),
            places.allSatisfy({ Int($0) < palette.count })
        else { return [] }
        var image = header()
        image.width = UInt32(width)
        image.height = UInt32(height)
        image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_COLORMAP)
        image.flags = UInt32(PNG_IMAGE_FLAG_FAST)
        image.colormap_entries = UInt32(palette.count)
        let colors = palette.flatMap { [$0.red, $0.green, $0.blue] }
        var size = 0
        guard png_image_write_to_memory(&image, nil, &size, 0, places, 0, colors) != 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: size)
        guard png_image_write_to_memory(&image, &bytes, &size, 0, places, 0, colors) != 0 else { return [] }
        bytes.removeLast(bytes.count - size)
        return bytes
    }

    /// The picture in the bytes of a PNG file, gray or in color as is asked; transparency becomes white, or what lets
    /// the ink of a gray picture be seen.
    static func decode(_ bytes: [UInt8], named name: String, inColor: Bool) throws(PictureError) -> Picture {
        var paper: UInt8 = 255
        if !inColor, isTransparent(bytes) {
            let seen = try read(bytes, named: name, format: UInt32(PNG_FORMAT_FLAG_ALPHA), channels: 2, paper: paper)
            paper = Transparency.paper(behind: seen.pixels, width: seen.width)
        }
        let channels = inColor ? 3 : 1
        let read = try read(bytes, named: name, format: format(inColor: inColor), channels: channels, paper: paper)
        return Picture(width: read.width, height: read.height, channels: channels, pixels: read.pixels)
    }

    /// The numbers of a file in one of libpng's formats; what is transparent is laid on `paper` if the format has no
    /// transparency.
    private static func read(
        _ bytes: [UInt8], named name: String, format: UInt32, channels: Int, paper: UInt8
    ) throws(PictureError) -> (pixels: [UInt8], width: Int, height: Int) {
        var image = header()
        defer { png_image_free(&image) }
        let (pixels, failure) = bytes.withUnsafeBytes { memory -> ([UInt8], PictureError?) in
            guard png_image_begin_read_from_memory(&image, memory.baseAddress, memory.count) != 0 else {
                return ([], damaged(image, name))
            }
            do throws(PictureError) {
                try PictureFile.check(width: Int(image.width), height: Int(image.height), named: name)
            } catch {
                return ([], error)
            }
            image.format = format
            image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
            var pixels = [UInt8](repeating: 255, count: Int(image.width) * Int(image.height) * channels)
            var color = png_color(red: paper, green: paper, blue: paper)
            guard png_image_finish_read(&image, &color, &pixels, 0, nil) != 0 else {
                return ([], damaged(image, name))
            }
            return (pixels, nil)
        }
        if let failure { throw failure }
        return (pixels, Int(image.width), Int(image.height))
    }

    /// Whether the file says how transparent its pixels or colors are.
    private static func isTransparent(_ bytes: [UInt8]) -> Bool {
        var image = header()
        defer { png_image_free(&image) }
        return bytes.withUnsafeBytes { memory in
            png_image_begin_read_from_memory(&image, memory.baseAddress, memory.count) != 0
                && image.format & UInt32(PNG_FORMAT_FLAG_ALPHA) != 0
        }
    }

    private static func format(inColor: Bool) -> UInt32 { inColor ? UInt32(PNG_FORMAT_FLAG_COLOR) : 0 }

    private static func header() -> png_image {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        return image
    }

    private static func damaged(_ image: png_image, _ name: String) -> PictureError {
        let message = withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return .damaged(name: name, format: .png, detail: message.isEmpty ? "it cannot be decoded" : message)
    }
}
