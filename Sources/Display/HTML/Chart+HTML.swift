import Painting

extension Chart: HTMLKind {
    func html(in room: inout HTMLRoom) -> String {
        HTMLPiece.figure(title, HTMLPiece.drawing(HTMLPiece.title(self, in: room)) { draw(on: &$0) }, notes: notes)
    }
}
