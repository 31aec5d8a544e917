import CJPEG
import Glibc

/// The JPEG format, by libjpeg.
///
/// Unsafe code: the shim's one function reads a Swift array and gives back memory of a size that it tells, which is
/// copied and freed here.
enum JPEG {
    /// The picture in the bytes of a JPEG file, gray or in color as is asked.
    static func decode(_ bytes: [UInt8], named name: String, inColor: Bool) throws(PictureError) -> Picture {
        let channels = inColor ? 3 : 1
        var memory: UnsafeMutablePointer<UInt8>?
        var width: UInt32 = 0
        var height: UInt32 = 0
        var message = [CChar](repeating: 0, count: 256)
        let outcome = convo_jpeg_decode(
            bytes, bytes.count, PictureFile.pixelLimit, Int32(channels), &memory, &width, &height, &message)
        defer { free(memory) }
        if outcome == 2 {
            throw .badSize(name: name, width: Int(width), height: Int(height), limit: PictureFile.pixelLimit)
        }
        guard outcome == 1, let memory else {
            let text = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw .damaged(name: name, format: .jpeg, detail: String(decoding: text, as: UTF8.self))
        }
        let pixels = Array(UnsafeBufferPointer(start: memory, count: Int(width) * Int(height) * channels))
        return Picture(width: Int(width), height: Int(height), channels: channels, pixels: pixels)
    }
}
