import Painting

extension HeatMap: SheetKind {
    func blocks(in room: Room) -> [SheetBlock] {
        [SheetBlock { sheet in sheet.framed(title, notes) { SheetHeatMap(map: self).draw(on: &$0) } }]
    }
}
