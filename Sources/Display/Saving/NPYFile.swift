import Files
import Painting

/// The arrays of an output.
///
/// Pictures are arrays [tiles][rows][columns], in colour [tiles][rows][columns][3]; where there are none, heat maps
/// [rows][columns]; else curves [points][x, y], bars [bars]; else the columns of numbers of tables [rows][columns]. What is
/// drawn in shares or made smaller is kept as it was.
enum NPYFile {
    static func bytes(of output: Output, in room: Room) throws(SaveError) -> [UInt8] {
        let all = output.kind.arrays(in: room)
        let first = all.map(\.origin).min()
        let arrays = all.filter { $0.origin == first && !$0.values.isEmpty }
        guard !arrays.isEmpty else { throw .nothing(.npy) }
        return arrays.flatMap { NPYArray(shape: $0.shape, values: $0.values).bytes }
    }
}
