import Display
import Files
import Painting

/// The file that `--save` names, which keeps what a command showed.
struct KeptOutput {
    /// Where it is written.
    let path: String
    private let format: SaveFormat

    /// - Throws: `ExplorerError` for an ending of no format, or a place where nothing can be written, before the command runs.
    init(_ name: String, in session: Session, on surface: any Surface) throws {
        try surface.permit(.writesFiles, to: GlobalOption.save.name)
        guard let format = SaveFormat(path: name) else {
            throw ExplorerError.badValue(
                name: "--save", given: name, expected: "a file that ends in \(SaveFormat.endings)")
        }
        self.format = format
        path = try session.placeToWrite(name)
    }

    /// Asks whoever sits there before a file is written over that is none of this session's.
    ///
    /// - Throws: `ExplorerError` if it is to stay.
    func confirm(in session: Session, on surface: any Surface) throws(ExplorerError) {
        guard surface.isInteractive, FileType(of: path) != .none, !session.keptFiles.contains(path) else { return }
        guard surface.confirm("\(path) exists; write over it?") else {
            throw .notReplaced(path)
        }
    }

    /// Puts the output there; a reader sees the old file or the new one, never a part.
    ///
    /// - Parameter room: the screen that it is shown on.
    /// - Returns: why not, if the output holds nothing that the format keeps, or the disk refuses.
    func write(_ output: Output, in room: Room) -> ExplorerError? {
        let bytes: [UInt8]
        do { bytes = try format.encode(output, in: room) } catch {
            return .nothingKept(path, reason: "\(error)")
        }
        do { try FileBytes.write(bytes, to: path) } catch {
            return .unwritable(path, reason: error.reason)
        }
        return nil
    }
}
