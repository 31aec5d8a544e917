import Canvas
import Display
import Explorer
import Glibc
import Painting
import Raster

/// A screen to draw on, with the mouse or with keys, until Enter or Esc.
///
/// It runs on the main thread, which alone may touch the terminal.
struct SheetScreen {
    enum Ending { case done(PenDrawing), left, noTerminal, noRoom }

    private let sheet: DrawingSheet
    private let context: RenderContext
    private var canvas: Canvas
    private var layout: SheetLayout
    private var decoder = SheetDecoder()
    private var view = 0
    /// Where keys draw; nil until one is used.
    private var cursor: PenDrawing.Point?
    private var tellsDots = false
    private var ending: Ending?
    /// Whether Enter was pressed on an empty sheet.
    private var wasTakenEmpty = false
    /// What is on the screen, to write only what is other.
    private var shown: [String] = []

    /// Runs it; the terminal must be as other programs expect it, and is so again afterwards.
    static func run(_ sheet: DrawingSheet, context: RenderContext) -> Ending {
        let size = Descriptor.output.size
        guard Environment.terminalUnderstandsEscapes else { return .noTerminal }
        guard let layout = SheetLayout(rows: size.rows, columns: size.columns) else { return .noRoom }
        guard SheetMode.enter() else { return .noTerminal }
        Signals.guardTerminal(true)
        defer {
            SheetMode.leave()
            SheetMode.unwatchFaults()
            Signals.guardTerminal(false)
        }
        var screen = SheetScreen(sheet, context, layout)
        return screen.loop()
    }

    private init(_ sheet: DrawingSheet, _ context: RenderContext, _ layout: SheetLayout) {
        (self.sheet, self.context, self.layout) = (sheet, context, layout)
        canvas = Canvas(sheet.start)
    }

    private mutating func loop() -> Ending {
        draw()
        while true {
            if let ending { return ending }
            let wakening = Signals.waitForInput(milliseconds: decoder.isInsideSequence ? 50 : -1)
            if obeySignals() { return .left }
            switch wakening {
            case .timeout: take(decoder.giveUpWaiting())
            case .signal: break
            case .input:
                guard case .bytes(let bytes) = Descriptor.input.read() else { continue }
                take(decoder.feed(bytes))
            }
            if ending == nil { draw() }
        }
    }

    /// - Returns: whether that was the end of it.
    private mutating func obeySignals() -> Bool {
        if Signals.takeInterrupts() > 0 { return true }
        if let number = Signals.takeEnding() {
            SheetMode.leave()
            Signals.end(by: number)
        }
        if Signals.takeStop() {
            SheetMode.leave()
            Signals.stopNow()
            _ = SheetMode.enter()
            (shown, tellsDots) = ([], false)
        }
        if Signals.takeResize() {
            let size = Descriptor.output.size
            layout = SheetLayout(rows: size.rows, columns: size.columns) ?? layout
            shown = []
        }
        _ = Signals.takeContinue()
        return false
    }

    // MARK: What is done

    private mutating func take(_ inputs: [SheetInput]) {
        for input in inputs where ending == nil { take(input) }
    }

    private mutating func take(_ input: SheetInput) {
        switch input {
        case .mouse(let button, let x, let y): take(button, at: point(x, y))
        case .arrow(let x, let y, let isShifted): arrow(x, y, isShifted)
        case .escape: ending = .left
        case .canTellDots:
            guard Descriptor.output.cell != nil, !tellsDots else { return }
            SheetMode.tellDots()
            tellsDots = true
        case .character(let key): press(key)
        }
    }

    private func point(_ x: Int, _ y: Int) -> PenDrawing.Point {
        if tellsDots, let cell = Descriptor.output.cell { return layout.point(dotX: x, dotY: y, cell: cell) }
        return layout.point(column: x, row: y)
    }

    private mutating func take(_ button: SheetInput.Button, at point: PenDrawing.Point) {
        switch button {
        case .press where layout.isOnSheet(point): canvas.take(.down(point))
        case .press: break
        case .drag: canvas.take(.move(point))
        case .release: canvas.take(.up)
        }
    }

    private mutating func arrow(_ x: Int, _ y: Int, _ isShifted: Bool) {
        let step = layout.unit
        guard !isShifted else {
            canvas.take(.shift(x: Float(x) * step, y: Float(y) * step))
            return
        }
        let middle = PenDrawing.side / 2
        let old = cursor ?? PenDrawing.Point(x: middle, y: middle / 2)
        let last = PenDrawing.side - step / 2
        let new = PenDrawing.Point(
            x: min(max(old.x + Float(x) * step, step / 2), last), y: min(max(old.y + Float(y) * step, step / 2), last))
        cursor = new
        canvas.take(.move(new))
    }

    private mutating func press(_ key: Character) {
        switch key {
        case "\r", "\n":
            wasTakenEmpty = canvas.drawing.isEmpty
            if !wasTakenEmpty { ending = .done(canvas.drawing) }
        case "q", "\u{4}": ending = .left
        case " ": dropPen()
        case "h", "l", "j", "k": move(key, isShifted: false)
        case "H", "L", "J", "K": move(Character(key.lowercased()), isShifted: true)
        case "u": canvas.take(.undo)
        case "r": canvas.take(.redo)
        case "c": canvas.take(.clear)
        case "+", "=": canvas.take(.penWidth(min(canvas.drawing.penWidth + 2, PenDrawing.widths.upperBound)))
        case "-": canvas.take(.penWidth(max(canvas.drawing.penWidth - 2, PenDrawing.widths.lowerBound)))
        case "\t": view = (view + 1) % max(1, sheet.views.count)
        default: if let number = key.wholeNumberValue, sheet.views.indices.contains(number - 1) { view = number - 1 }
        }
    }

    private mutating func move(_ key: Character, isShifted: Bool) {
        switch key {
        case "h": arrow(-1, 0, isShifted)
        case "l": arrow(1, 0, isShifted)
        case "k": arrow(0, -1, isShifted)
        default: arrow(0, 1, isShifted)
        }
    }

    private mutating func dropPen() {
        if cursor == nil { arrow(0, 0, false) }
        guard let cursor else { return }
        canvas.take(canvas.isDown ? .up : .down(cursor))
    }

    // MARK: What is seen

    private mutating func draw() {
        let rows = screenRows()
        var text = "\u{1b}[?2026h"
        for (place, row) in rows.enumerated() where !(shown.indices.contains(place) && shown[place] == row) {
            text += "\u{1b}[\(place + 1);1H\(row)\u{1b}[0m\u{1b}[K"
        }
        if shown.count > rows.count { text += "\u{1b}[J" }
        shown = rows
        Descriptor.output.write(text + "\u{1b}[?2026l")
    }

    private func screenRows() -> [String] {
        let sheetRows = SheetPainter(layout: layout, context: context).rows(of: canvas.drawing, cursor: cursor)
        var inner = context
        inner.width = layout.panelWidth
        if inner.pictures.isGraphic { inner.pictures = inner.color == .none ? .ascii : .blocks }
        let panel = panelLines(inner)
        let bar = context.unicode ? "│" : "|"
        let edge = String(repeating: context.unicode ? "─" : "-", count: layout.sheetColumns)
        let left = [(context.unicode ? "┌" : "+") + edge + (context.unicode ? "┐" : "+")]
            + sheetRows.map { bar + $0 + bar } + [(context.unicode ? "└" : "+") + edge + (context.unicode ? "┘" : "+")]
        let blank = String(repeating: " ", count: layout.sheetColumns + 2)
        return (0..<layout.panelRows).map { row in
            (left.indices.contains(row) ? left[row] : blank) + " " + (panel.indices.contains(row) ? panel[row] : "")
        } + keys
    }

    private func panelLines(_ inner: RenderContext) -> [String] {
        let panel = SheetPanel(context: inner, rows: layout.panelRows)
        guard !canvas.drawing.isEmpty else {
            let words = wasTakenEmpty ? "the sheet is empty: draw a digit first, or leave with Esc" : nil
            return panel.lines(nil, view: "", nil, failure: words)
        }
        do {
            let answer = try sheet.read(canvas.drawing)
            let shown = sheet.views[view]
            let name = "\(view + 1) \(shown.name)"
            do {
                return panel.lines(answer, view: name, try shown.show(canvas.drawing), failure: nil)
            } catch { return panel.lines(answer, view: name, nil, failure: "\(error)") }
        } catch { return panel.lines(nil, view: "", nil, failure: "\(error)") }
    }

    /// Two lines of keys.
    private var keys: [String] {
        let views = sheet.views.enumerated().map { "\($0 + 1) \($1.name)" }
        let pen = canvas.isDown && cursor != nil ? "lift" : "pen"
        let dot = context.unicode ? " · " : "  "
        return [
            ["Enter take", "Esc leave", "u undo", "r redo", "c clear", "+- width \(Int(canvas.drawing.penWidth))", "Space \(pen)"],
            views + ["Shift-arrows move"],
        ].map { words in
            let line = String(words.joined(separator: dot).prefix(layout.columns - 1))
            return context.color == .none ? line : "\u{1b}[2m\(line)"
        }
    }
}
