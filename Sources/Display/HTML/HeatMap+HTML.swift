import Painting

extension HeatMap: HTMLKind {
    func html(in room: inout HTMLRoom) -> String {
        let drawing = HTMLPiece.drawing(HTMLPiece.title(self, in: room)) { SheetHeatMap(map: self).draw(on: &$0) }
        return HTMLPiece.figure(title, drawing, notes: notes)
    }
}
