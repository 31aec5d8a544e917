/// A picture on its way through stages: a column for each, its pictures below each other, and what comes out. A screen shows
/// as many stages and pictures as it has room for, and says which it leaves out.
package struct Flow: OutputKind {
    /// What one stage makes of the picture.
    package struct Stage: Sendable, Hashable {
        /// What the stage is called.
        package var name: String
        /// Its pictures, those first that are to be seen first; their numbers are shares of `greatest`.
        package var tiles: [Tile]
        /// The greatest magnitude in the stage.
        package var greatest: Float
        /// Whether numbers stand on both sides of zero.
        package var isSigned: Bool
        /// Whether it is left out where not all stages have room.
        package var isMinor: Bool

        /// A stage with its pictures.
        package init(name: String, tiles: [Tile], greatest: Float, isSigned: Bool, isMinor: Bool) {
            self.name = name
            self.tiles = tiles
            self.greatest = greatest
            self.isSigned = isSigned
            self.isMinor = isMinor
        }
    }

    /// All stages in numbers, those that are never drawn too, with the title and what is to be seen.
    package var table: Table
    /// What goes in.
    package var input: Tile
    /// In the order in which they follow each other.
    package var stages: [Stage]
    /// What comes out, as bars.
    package var outcome: Chart
    /// What the numbers of a stage stand for; the greatest of each stage follows.
    package var legend: String
    /// Words with the beginning of a command in a back quote that shows a whole stage; its name follows.
    package var rest: String

    /// A flow from what goes in to what comes out.
    package init(table: Table, input: Tile, stages: [Stage], outcome: Chart, legend: String, rest: String) {
        self.table = table
        self.input = input
        self.stages = stages
        self.outcome = outcome
        self.legend = legend
        self.rest = rest
    }
}
