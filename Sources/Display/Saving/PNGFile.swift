import Painting

/// A sheet as a picture.
enum PNGFile {
    static func bytes(of output: Output, in room: Room) throws(SaveError) -> [UInt8] {
        guard let sheet = Sheet(output, in: room) else { throw .nothing(.png) }
        do { return try SheetPNG.bytes(of: sheet) } catch { throw .tooLarge(.png, pixels: error.pixels) }
    }
}
