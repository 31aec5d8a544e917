/// What somebody does at a sheet, freed of the terminal's encoding.
enum SheetInput: Equatable {
    /// The mouse, from the left and the top of the screen, in cells or in dots.
    enum Button: Equatable { case press, drag, release }

    case mouse(Button, x: Int, y: Int)
    case character(Character)
    /// An arrow, with Shift or without.
    case arrow(x: Int, y: Int, isShifted: Bool)
    case escape
    /// The terminal can tell the mouse in dots.
    case canTellDots
}

/// Turns the bytes of a terminal into what somebody does; sequences may arrive in pieces.
struct SheetDecoder {
    private var pending: [UInt8] = []

    /// Longer than any sequence that means something here.
    private static let longest = 64

    /// Whether an unfinished sequence waits for its rest: a lone ESC may be the key itself.
    var isInsideSequence: Bool { pending.first == 0x1b }

    mutating func feed(_ bytes: [UInt8]) -> [SheetInput] {
        pending += bytes
        var inputs: [SheetInput] = []
        while let length = step(into: &inputs) { pending.removeFirst(length) }
        return inputs
    }

    /// The rest of a sequence did not come in time.
    mutating func giveUpWaiting() -> [SheetInput] {
        guard isInsideSequence else { return [] }
        let isAlone = pending.count == 1
        pending = []
        return isAlone ? [.escape] : []
    }

    /// Reads one thing.
    ///
    /// - Returns: how many bytes it had; nil where more are needed.
    private func step(into inputs: inout [SheetInput]) -> Int? {
        guard let first = pending.first else { return nil }
        guard first == 0x1b else {
            if first < 0x80 { inputs.append(.character(Character(UnicodeScalar(first)))) }
            return 1
        }
        guard pending.count > 1 else { return nil }
        guard pending[1] == UInt8(ascii: "[") || pending[1] == UInt8(ascii: "O") else {
            inputs.append(.escape)
            return 1
        }
        guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7e).contains($0) }) else {
            return pending.count > Self.longest ? pending.count : nil
        }
        if let input = Self.meaning(String(decoding: pending[2...end], as: UTF8.self)) { inputs.append(input) }
        return end + 1
    }

    private static let arrows: [Character: (x: Int, y: Int)] = ["A": (0, -1), "B": (0, 1), "C": (1, 0), "D": (-1, 0)]

    private static func meaning(_ body: String) -> SheetInput? {
        if let last = body.last, let arrow = arrows[last], body.count == 1 || body.hasPrefix("1;") {
            return .arrow(x: arrow.x, y: arrow.y, isShifted: body.hasPrefix("1;2"))
        }
        if body.hasPrefix("?1016;"), body.hasSuffix("y") {
            return ["1", "2", "3"].contains { body.hasPrefix("?1016;\($0)") } ? .canTellDots : nil
        }
        return mouse(body)
    }

    /// `<0;12;5M`: button and modifiers, column and row from 1, M while it is down and m when it is let go.
    private static func mouse(_ body: String) -> SheetInput? {
        guard body.hasPrefix("<"), let last = body.last, last == "M" || last == "m" else { return nil }
        let numbers = body.dropFirst().dropLast().split(separator: ";").compactMap { Int($0) }
        guard numbers.count == 3, numbers[0] & 64 == 0 else { return nil }
        let (x, y) = (numbers[1] - 1, numbers[2] - 1)
        if last == "m" { return .mouse(.release, x: x, y: y) }
        let isDrag = numbers[0] & 32 != 0
        return numbers[0] & 3 == 0 ? .mouse(isDrag ? .drag : .press, x: x, y: y) : nil
    }
}
