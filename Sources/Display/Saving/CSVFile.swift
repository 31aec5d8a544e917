import Painting

/// Comma-separated values (RFC 4180, lines end with a line feed): the rows of tables; else the numbers of pictures
/// (`tile,row,column,value`, in color `tile,row,column,channel,value`), charts (`series,x,y` or `series,label,value`) and
/// heat maps (`row,column,value`).
///
/// A cell holds one number or text: a column of lists becomes a column for each item, `probabilities/0`, `probabilities/1`.
/// Several tables follow each other, separated by an empty line, each with its headings.
enum CSVFile {
    static func bytes(of output: Output, in room: Room) throws(SaveError) -> [UInt8] {
        let blocks = output.kind.rowBlocks(in: room)
        guard !blocks.isEmpty else { throw .nothing(.csv) }
        let texts = blocks.map { $0.map { $0.map(CSVText.field).joined(separator: ",") + "\n" }.joined() }
        return Array(texts.joined(separator: "\n").utf8)
    }
}
