import Painting

/// Scalable vector graphics: a sheet as one document.
enum SVGFile {
    static func bytes(of output: Output, in room: Room) throws(SaveError) -> [UInt8] {
        guard let sheet = Sheet(output, in: room) else { throw .nothing(.svg) }
        return Array(SheetSVG.file(sheet).utf8)
    }
}
