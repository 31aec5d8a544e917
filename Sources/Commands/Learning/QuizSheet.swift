import Display
import Drawing
import Documents
import Explorer
import Files
import Quiz
import Subjects
import Words

/// Questions on a page, and their answers on another.
struct QuizSheet {
    private let drawing: QuizDrawing
    private let title: String
    private let line: String
    private let network: NamedNetwork
    private let tellsAnswers: Bool

    /// - Parameter line: the command that makes it again
    init(_ questions: [QuizQuestion], title: String, line: String, network: NamedNetwork, tellsAnswers: Bool) {
        (drawing, self.title, self.line) = (QuizDrawing(questions), title, line)
        (self.network, self.tellsAnswers) = (network, tellsAnswers)
    }

    /// Questions, then answers.
    var output: Output {
        var table = drawing.table(.questions)
        if tellsAnswers {
            table = drawing.table(.answers)
            table.drawing = drawing.sheet(.questions) + [.text("Answers")] + drawing.sheet(.answers)
        }
        return .table(table)
    }

    /// Writes it as a web page.
    func write(to path: String) throws(ExplorerError) {
        let renderer = HTMLRenderer()
        var body = "<h1>\(title)</h1>\n" + renderer.render(.group(drawing.sheet(.questions)))
        if tellsAnswers {
            let answers = renderer.render(.group(drawing.sheet(.answers)))
            body += "\n<section class=\"page\">\n<h1>Answers</h1>\n\(answers)\n</section>"
        }
        let footing = "Made with convo \(Version.current) from the network \(network.name) (\(network.network.fingerprint)): \(line)"
        let page = WebPage(title: title, body: body, footing: footing)
        do { try FileBytes.write(Array(page.text.utf8), to: path) } catch { throw .unwritable(path, reason: error.reason) }
    }
}
