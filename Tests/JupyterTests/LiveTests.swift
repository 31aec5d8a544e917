import Files
import Foundation
import Testing

@testable import Jupyter

/// A kernel in a process of its own, spoken to over ZeroMQ.
@Suite(.serialized) struct LiveTests {
    private static let training = "load synthetic; new long --layers 'flatten, dense 10'; train 100000"

    private func types(_ messages: [Message]) -> [String] { messages.map(\.type) }

    @Test(arguments: ["tcp", "ipc"]) func `a cell is run, shown and counted`(transport: String) throws {
        let kernel = try RunningKernel(transport: transport)
        try kernel.begin()
        for count in 1...2 {
            kernel.execute("help quit\nuse bundled")
            let reply = try kernel.reply()
            #expect(reply.type == "execute_reply" && reply.content["status"]?.text == "ok")
            #expect(reply.content["execution_count"]?.integer == count)
            let outputs = kernel.outputs()
            #expect(types(outputs) == ["status", "execute_input", "execute_result", "stream", "status"])
            #expect(outputs.allSatisfy { $0.parent == reply.parent })
            #expect(outputs[2].content["data"]?["text/plain"]?.text?.contains("quit") == true)
            #expect(outputs[2].content["execution_count"]?.integer == count)
            #expect(outputs[3].content["name"]?.text == "stdout")
        }
        #expect(kernel.beat() == [Array("beat".utf8)])
    }

    @Test func `an error is one line, in color only in its traceback`() throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        kernel.execute("frobnicate")
        let reply = try kernel.reply().content
        #expect(reply["status"]?.text == "error" && reply["ename"]?.text == "UsageError")
        #expect(reply["evalue"]?.text?.hasPrefix("there is no command 'frobnicate'") == true)
        let outputs = kernel.outputs()
        #expect(types(outputs) == ["status", "execute_input", "error", "status"])
        let lines = outputs[2].content["traceback"]?.texts ?? []
        #expect(lines.count == 1 && lines[0].hasPrefix("\u{1B}[31merror:\u{1B}[0m there is") && !lines[0].contains("\n"))
    }

    @Test func `a silent cell shows nothing and is not counted`() throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        kernel.execute("help quit", silent: true)
        #expect(try kernel.reply().content["status"]?.text == "ok")
        #expect(types(kernel.outputs()) == ["status", "status"])
        kernel.execute("undo")
        #expect(try kernel.reply().content["execution_count"]?.integer == 1)
    }

    @Test func `a word is completed where the client counts scalars`() throws {
        let kernel = try RunningKernel()
        let code = "model # e\u{301}\nset optimizer ada"
        kernel.send("complete_request", "{\"code\":\(JSONText.string(code)),\"cursor_pos\":\(code.unicodeScalars.count - 1)}")
        let reply = try kernel.reply().content
        #expect(reply["matches"]?.texts.sorted() == ["adam", "adamw"])
        #expect(reply["cursor_start"]?.integer == 25 && reply["cursor_end"]?.integer == 27)
    }

    @Test(arguments: [
        ("predict it --top", 3, "predict: "), ("predict it\nmodel", 13, "model: "), ("at 3 filters conv1", 7, "filters: "),
        ("at 3 filters conv1", 1, "at: "), ("predict it", 9, "predict: "),
    ]) func `help is that of the command at the cursor`(_ code: String, _ cursor: Int, _ start: String) throws {
        let kernel = try RunningKernel()
        kernel.send("inspect_request", "{\"code\":\(JSONText.string(code)),\"cursor_pos\":\(cursor),\"detail_level\":0}")
        let reply = try kernel.reply().content
        #expect(reply["found"]?.flag == true)
        #expect(reply["data"]?["text/plain"]?.text?.hasPrefix(start) == true)
    }

    @Test func `an interrupted training keeps its weights, and what waits behind it is not run`() throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        kernel.execute(Self.training)
        kernel.execute("model")
        while let message = kernel.next(on: .iopub) {
            if message.content["data"]?["text/plain"]?.text?.hasPrefix("epoch") == true { break }
        }
        kernel.send("interrupt_request", "{}", on: .control)
        #expect(try kernel.reply(on: .control).content["status"]?.text == "ok")
        let (first, second) = (try kernel.reply().content, try kernel.reply().content)
        #expect(first["status"]?.text == "error" && first["ename"]?.text == "Interrupted")
        #expect(second["status"]?.text == "aborted")
        kernel.execute("--json model")
        #expect(try kernel.reply().content["status"]?.text == "ok")
        while let message = kernel.next(on: .iopub) {
            guard message.type == "stream" else { continue }
            #expect(message.content["text"]?.text?.contains("7850") == true)
            return
        }
        Issue.record("the network is gone")
    }

    @Test func `Ctrl-C interrupts as a message does, also a shell command`() throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        // What stays in the background holds on to the outputs; `exec`, since a shell that is about to start a program may
        // not hear of the interruption.
        kernel.execute("!sleep 30 & echo begun; exec sleep 100")
        while let message = kernel.next(on: .iopub), message.content["text"]?.text != "begun\n" {}
        kernel.process.interrupt()
        #expect(try kernel.reply().content["ename"]?.text == "Interrupted")
    }

    @Test func `the shell's outputs and its status are those of the cell`() throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        kernel.execute("!echo out; echo trouble >&2; exit 3")
        let reply = try kernel.reply().content
        #expect(reply["evalue"]?.text == "the shell command ended with status 3")
        let streams = kernel.outputs().filter { $0.type == "stream" }.map { $0.content["name"]?.text ?? "" }
        #expect(streams.sorted() == ["stderr", "stdout"])
    }

    @Test func `a question goes to the front end, and without one is answered as in a pipe`() throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        try kernel.home.write("old", to: "x.png")
        let save = "show ./seven.pgm --save \(kernel.home.file("x.png"))"
        try kernel.home.write("P2 28 28 255 " + (0..<784).map { $0 % 28 == 14 ? "255" : "0" }.joined(separator: " "), to: "seven.pgm")
        let line = save.replacing("./seven.pgm", with: kernel.home.file("seven.pgm"))
        // A front end is at both sockets long before it asks for anything.
        usleep(500_000)
        kernel.execute(line, mayAsk: true)
        let question = try #require(kernel.next(on: .stdin))
        #expect(question.type == "input_request")
        #expect(question.content["prompt"]?.text?.hasSuffix("x.png exists; write over it? [y/N] ") == true)
        kernel.send("input_reply", #"{"value":"n"}"#, on: .stdin)
        #expect(try kernel.reply().content["status"]?.text == "error")
        #expect(try kernel.home.read("x.png") == "old")
        kernel.execute(line)
        #expect(try kernel.reply().content["status"]?.text == "ok")
        #expect((try? kernel.home.read("x.png")) != "old")
    }

    @Test func `a question that nobody is there to hear is answered with no`() throws {
        let kernel = try RunningKernel(channels: [.shell, .iopub])
        try kernel.begin()
        kernel.execute("load synthetic; new --layers 'flatten, dense 10'; train 1; quit", mayAsk: true)
        #expect(try kernel.reply().content["status"]?.text == "ok")
        #expect(!kernel.ends(within: 1))
    }

    @Test func `hostile messages are dropped, and the kernel goes on`() throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        kernel.send("kernel_info_request", "{") { _ in }
        kernel.send("kernel_info_request", "{}") { $0[1] = Array("00".utf8) }
        kernel.send("kernel_info_request", "{}") { $0.removeLast() }
        kernel.send("kernel_info_request", "{}") { $0 = [[]] }
        kernel.send("nonsense", "{}")
        kernel.send("execute_request", "{}")
        #expect(try kernel.reply().content["evalue"]?.text == "the request has no code")
        kernel.send("kernel_info_request", "{}")
        let reply = try kernel.reply()
        #expect(reply.type == "kernel_info_reply" && reply.content["protocol_version"]?.text == "5.3")
    }

    @Test func `a message that is sent again is not run again`() throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        var copy: [[UInt8]] = []
        kernel.send("execute_request", #"{"code":"undo"}"#) { copy = $0 }
        _ = try kernel.reply()
        kernel.send("execute_request", "{}") { $0 = copy }
        kernel.send("kernel_info_request", "{}")
        #expect(try kernel.reply().type == "kernel_info_reply")
    }

    @Test(arguments: [Channel.control, .shell]) func `it ends when it is told to`(channel: Channel) throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        if channel == .control { kernel.execute(Self.training) }
        kernel.send("shutdown_request", #"{"restart":true}"#, on: channel)
        let reply = try kernel.reply(on: channel)
        #expect(reply.type == "shutdown_reply" && reply.content["restart"]?.flag == true)
        #expect(kernel.ends())
        #expect(kernel.process.terminationStatus == 0)
    }

    @Test func `quit ends it, and so does the end of its parent`() throws {
        let kernel = try RunningKernel()
        try kernel.begin()
        kernel.execute("quit")
        #expect(try kernel.reply().content["payload"]?.elements?.first?["source"]?.text == "ask_exit")
        #expect(kernel.ends())
        let parent = Process()
        parent.executableURL = URL(filePath: "/bin/sleep")
        parent.arguments = ["100"]
        try parent.run()
        let orphan = try RunningKernel(environment: ["JPY_PARENT_PID": "\(parent.processIdentifier)"])
        try orphan.begin()
        kill(parent.processIdentifier, SIGKILL)
        parent.waitUntilExit()
        #expect(orphan.ends())
    }

    @Test func `two kernels at once are two sessions`() throws {
        let (first, second) = (try RunningKernel(), try RunningKernel())
        for kernel in [first, second] { try kernel.begin() }
        first.execute("set seed 7")
        _ = try first.reply()
        second.execute("--json set seed")
        _ = try second.reply()
        let said = second.outputs().first { $0.type == "stream" }?.content["text"]?.text ?? ""
        #expect(said.contains("1") && !said.contains("7"))
    }
}
