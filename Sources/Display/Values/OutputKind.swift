import Painting

/// What an output can be. A kind says for each medium what becomes of it there; one that leaves a medium out does not
/// compile. Where a medium has nothing to say about it, its conformance does so in words.
///
/// A new kind is its value in this folder and one file in the folder of each medium; a new medium is one more protocol here
/// and one file for each kind.
///
/// The folders of this target use those before them alone: Colors, Terminal, Graphics, Text, Scales and Sheets say what can be
/// drawn with; Values what there is to draw; Prose, Tables, Charts, Pictures and HeatMaps draw it as lines; Layouts choose what
/// of it a screen shows; Printing draws it on sheets, HTML writes it for pages, JSON, Data and Findings tell it; Saving and Renderers put all together.
protocol OutputKind: Hashable, Sendable, TextKind, SheetKind, HTMLKind, JSONKind, DataKind, FindingKind, RecordKind {}

/// As the lines of a terminal, or of a text file.
protocol TextKind {
    /// The same with every text in it safe to draw.
    func cleaned(_ typography: Typography) -> Self

    /// What it is to its neighbors.
    var standing: Standing { get }

    /// The figures inside that can be drawn larger or smaller, in reading order.
    var figures: [Figure] { get }

    /// Whether so many columns hold it as it is meant; where they do not, a narrower choice is drawn if there is one.
    func fits(_ columns: Int) -> Bool

    /// The drawing; `room` has the spare rows of its figures.
    func lines(in room: TextRoom) -> [Line]
}

/// What a drawing is to those above and below it.
enum Standing {
    /// Running text.
    case text
    /// A remark on what stands above.
    case note
    /// Blank lines part it from the others.
    case figure
}

/// A drawing that may take rows that are left over on a screen, or give some up.
struct Figure {
    /// Whether it gives up rows before others do.
    var yields = false
    /// Whether it has pixels, which some terminals draw dot by dot.
    var hasPixels = false
}

/// On a sheet, which becomes a PNG or SVG file.
protocol SheetKind {
    /// What stands under each other; texts are safe to draw.
    func blocks(in room: Room) -> [SheetBlock]
}

/// Something on a sheet with room below it.
struct SheetBlock {
    /// Whether it is a remark: those that follow each other have no room between them.
    var isNote = false
    let draw: (inout Sheet) -> Void
}

/// As a piece of a web page.
protocol HTMLKind {
    /// Elements under each other, every text in them escaped; texts are safe to draw.
    func html(in room: inout HTMLRoom) -> String
}

/// As JSON, for programs.
protocol JSONKind {
    /// One object on one line.
    func json(in room: Room) -> String
}

/// As numbers, for programs and for `expect`.
protocol DataKind {
    /// The tables whose values are looked up, outermost first.
    var tables: [Table] { get }

    /// Blocks of rows for a CSV file, each with its headings first.
    func rowBlocks(in room: Room) -> [[[String]]]

    /// The numbers of the network that outputs inside of it show.
    var tensors: [NamedTensor] { get }
}

/// In the record of a document, which a later run is compared with.
protocol RecordKind {
    /// What another run on the same data, with the same seed, shows again; nil if that is nothing.
    var repeatable: Output? { get }
}

/// In sentences, for logs and screen readers.
protocol FindingKind {
    /// What is to be seen.
    var findings: [String] { get }

    /// What can be said where there is no finding.
    func summary(in room: Room) -> [String]
}
