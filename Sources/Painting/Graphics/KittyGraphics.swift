import Files
import Raster

/// The graphics protocol of the terminal kitty, which others speak too: a PNG file in base64 in pieces.
///
///     ESC _ G keys ; at most 4096 characters of base64 ESC \
///
/// `a=T` sends and shows at the cursor, `f=100` says PNG, `C=1` leaves the cursor where it is, `q=2` asks for no answer,
/// and `m=1` says that a further piece follows.
///
/// Source: https://sw.kovidgoyal.net/kitty/graphics-protocol/
package enum KittyGraphics {
    /// Characters of base64 in one piece, a multiple of four.
    static let pieceLength = 4096

    /// The escape sequences that draw the bitmap with its upper left dot at the cursor; none for a bitmap without dots.
    package static func encode(_ bitmap: Bitmap) -> String {
        let file = PNG.encode(
            width: bitmap.width, height: bitmap.height, places: bitmap.dots,
            palette: bitmap.palette.map { ($0.red, $0.green, $0.blue) })
        return file.isEmpty ? "" : sequences(Base64.encode(file))
    }

    private static func sequences(_ text: [UInt8]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count + text.count / 256 + 64)
        for start in stride(from: 0, to: text.count, by: pieceLength) {
            let end = min(start + pieceLength, text.count)
            let keys = start == 0 ? "a=T,f=100,C=1,q=2," : "q=2,"
            bytes += Array("\u{1B}_G\(keys)m=\(end < text.count ? 1 : 0);".utf8)
            bytes += text[start..<end]
            bytes += Array("\u{1B}\\".utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
