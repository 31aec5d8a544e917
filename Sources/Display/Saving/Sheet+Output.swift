import Painting

extension Sheet {
    /// What a screen of the given size shows of an output, under each other; nil where it shows nothing.
    init?(_ output: Output, in room: Room = .usual) {
        let blocks = output.cleaned(Typography(unicode: true)).kind.blocks(in: room)
        guard !blocks.isEmpty else { return nil }
        self.init()
        for (place, block) in blocks.enumerated() {
            block.draw(&self)
            bottom += block.isNote && place + 1 < blocks.count && blocks[place + 1].isNote ? 0 : 8
        }
    }
}
