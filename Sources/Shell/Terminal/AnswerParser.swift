import Display
import Painting

/// What a terminal says when it is asked what it can draw.
enum TerminalAnswer: Equatable {
    /// Its primary device attributes, `ESC [ ? numbers c`: first what it is like, then what it can do; 4 is sixels.
    case attributes([Int])
    /// The dots of a cell, `ESC [ 6 ; height ; width t`; nil for a size that no screen has.
    case cell(CellSize?)
    /// Whether it took a picture in kitty's protocol, `ESC _ G i=31 ; OK ESC \`.
    case kittyGraphics(Bool)
}

/// Parts a terminal's answers from what is typed. Both come on the same line, in any pieces and in any order.
struct AnswerParser {
    /// The number that the question about kitty's protocol goes by.
    static let kittyNumber = 31

    /// What may be the beginning of an answer.
    private var held: [UInt8] = []

    private static let escape: UInt8 = 0x1b
    private static let longest = 256

    /// Milliseconds after which the rest of what is held will not come; nil while nothing is held. What cannot have
    /// been typed may take longer than a lone ESC, which may be the key.
    var patience: Int32? { held.isEmpty ? nil : Self.isSurelyAnswer(held) ? 200 : 50 }

    /// Takes what was read.
    ///
    /// - Returns: what was typed, and the answers that are whole.
    mutating func feed(_ bytes: [UInt8]) -> (typed: [UInt8], answers: [TerminalAnswer]) {
        let all = held + bytes
        held = []
        var typed: [UInt8] = []
        var answers: [TerminalAnswer] = []
        var head = 0
        while head < all.count {
            switch Self.match(all[head...]) {
            case .none:
                typed.append(all[head])
                head += 1
            case .partial:
                held = Array(all[head...])
                head = all.count
            case .broken(let length): head += length
            case .answer(let answer, let length):
                answers.append(answer)
                head += length
            }
        }
        return (typed, answers)
    }

    /// The rest of what is held did not come.
    ///
    /// - Returns: what may have been typed; the pieces of an answer are dropped.
    mutating func giveUp() -> [UInt8] {
        defer { held = [] }
        return Self.isSurelyAnswer(held) ? [] : held
    }

    private static func isSurelyAnswer(_ bytes: [UInt8]) -> Bool { bytes.count > 3 }

    private enum Match {
        /// Typed, or the business of others.
        case none
        case partial
        /// So many bytes of an answer whose end never came.
        case broken(Int)
        case answer(TerminalAnswer, Int)
    }

    private static func match(_ bytes: ArraySlice<UInt8>) -> Match {
        let start = bytes.startIndex
        guard bytes[start] == escape else { return .none }
        guard bytes.count > 1 else { return .partial }
        switch bytes[start + 1] {
        case UInt8(ascii: "["): return controlSequence(bytes)
        case UInt8(ascii: "_"): return applicationCommand(bytes)
        default: return .none
        }
    }

    private static func controlSequence(_ bytes: ArraySlice<UInt8>) -> Match {
        let body = bytes.dropFirst(2)
        guard let first = body.first else { return .partial }
        guard first == UInt8(ascii: "?") || first == UInt8(ascii: "6") else { return .none }
        let parameters = body.dropFirst().prefix { (0x30..<0x3c).contains($0) }
        guard parameters.count < longest else { return .broken(parameters.count + 3) }
        guard let final = body.dropFirst(parameters.count + 1).first else { return .partial }
        let length = parameters.count + 4
        guard final >= 0x20 else { return parameters.isEmpty ? .none : .broken(length - 1) }
        let numbers = String(decoding: parameters, as: UTF8.self).split(separator: ";", omittingEmptySubsequences: false)
            .map { Int($0) ?? 0 }
        switch (first, final) {
        case (UInt8(ascii: "?"), UInt8(ascii: "c")): return .answer(.attributes(numbers), length)
        case (UInt8(ascii: "6"), UInt8(ascii: "t")) where numbers.count == 3 && parameters.first == UInt8(ascii: ";"):
            return .answer(.cell(CellSize(measured: numbers[2], by: numbers[1])), length)
        default: return .none
        }
    }

    private static func applicationCommand(_ bytes: ArraySlice<UInt8>) -> Match {
        let body = bytes.dropFirst(2)
        guard let first = body.first else { return .partial }
        guard first == UInt8(ascii: "G") else { return .none }
        let text = body.dropFirst().prefix { $0 >= 0x20 && $0 < 0x7f }
        guard text.count < longest else { return .broken(text.count + 3) }
        let rest = body.dropFirst(text.count + 1)
        guard let end = rest.first else { return .partial }
        guard end == escape else { return .broken(text.count + 3) }
        guard let last = rest.dropFirst().first else { return .partial }
        guard last == UInt8(ascii: "\\") else { return .broken(text.count + 3) }
        let parts = String(decoding: text, as: UTF8.self).split(separator: ";", maxSplits: 1)
        let isOurs = parts.first?.split(separator: ",").contains("i=\(kittyNumber)") ?? false
        let isTaken = isOurs && parts.count == 2 && parts[1] == "OK"
        return .answer(.kittyGraphics(isTaken), text.count + 5)
    }
}
