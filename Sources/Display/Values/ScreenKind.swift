import Painting

/// A kind that depends on the size of the screen. What it becomes on one is of other kinds, and these say what becomes of it
/// in each medium; files keep what the screen shows.
protocol ScreenKind: OutputKind {
    /// What a screen of a size shows. How many figures and tables that is, and what there is to be seen in them, is the same on
    /// all screens.
    func laidOut(in room: Room) -> Output
}

extension ScreenKind {
    private var usual: any OutputKind { laidOut(in: .usual).kind }

    var standing: Standing { usual.standing }
    var figures: [Figure] { usual.figures }
    func fits(_ columns: Int) -> Bool { laidOut(in: Room(columns: columns, rows: Room.usual.rows)).kind.fits(columns) }
    func lines(in room: TextRoom) -> [Line] { laidOut(in: room.screen).kind.lines(in: room) }

    func blocks(in room: Room) -> [SheetBlock] { laidOut(in: room).kind.blocks(in: room) }

    func json(in room: Room) -> String { laidOut(in: room).kind.json(in: room) }

    var tables: [Table] { usual.tables }
    func rowBlocks(in room: Room) -> [[[String]]] { laidOut(in: room).kind.rowBlocks(in: room) }
    var tensors: [NamedTensor] { usual.tensors }

    var findings: [String] { usual.findings }
    func summary(in room: Room) -> [String] { laidOut(in: room).kind.summary(in: room) }
}
