import Display
import Explorer
import Files

/// What is answered at once; of cells that run, the rest stands in `Kernel+Cells`.
extension Kernel {
    func serve(_ request: Message, on socket: Socket) {
        publish(isBusy: true, for: request)
        if request.type == "execute_request" {
            // On control it would not wait for its turn.
            guard socket !== sockets.shell || !begin(request) else { return }
        } else {
            answer(request, on: socket)
        }
        publish(isBusy: false, for: request)
    }

    private func answer(_ request: Message, on socket: Socket) {
        let content = request.content
        switch request.type {
        case "kernel_info_request": reply(to: request, on: socket, information)
        case "complete_request": reply(to: request, on: socket, completion(content))
        case "inspect_request": reply(to: request, on: socket, inspection(content))
        case "is_complete_request": replyIsComplete(request, on: socket)
        case "history_request": reply(to: request, on: socket, [("history", history.reply(content))])
        case "comm_info_request": reply(to: request, on: socket, [("comms", "{}")])
        case "comm_open": refuse(request)
        case "connect_request": reply(to: request, on: socket, ports)
        case "interrupt_request":
            interrupt()
            reply(to: request, on: socket, [])
        case "shutdown_request":
            let restarts = [("restart", content["restart"]?.flag == true ? "true" : "false")]
            reply(to: request, on: socket, restarts)
            publish(request.replyType, [("status", JSONText.string("ok"))] + restarts, parent: request.headerText)
            endSoon()
        // As the protocol has it, a type that is not known is not answered.
        default: break
        }
    }

    /// What the kernel is.
    private var information: [(key: String, json: String)] {
        let language = JSONText.object([
            ("name", JSONText.string("convo")), ("version", JSONText.string(version)),
            ("mimetype", JSONText.string("text/x-convo")), ("file_extension", JSONText.string(".convo")),
            // Quotes, comments and options look as in a shell.
            ("pygments_lexer", JSONText.string("bash")), ("codemirror_mode", JSONText.string("shell")),
            ("nbconvert_exporter", JSONText.string("")),
        ])
        return [
            ("protocol_version", JSONText.string(Wire.version)), ("implementation", JSONText.string("convo")),
            ("implementation_version", JSONText.string(version)), ("language_info", language),
            ("banner", JSONText.string("Convo \(version) · a conversation with a convolutional network")),
            ("debugger", "false"), ("help_links", "[]"), ("supported_features", "[]"),
        ]
    }

    private var ports: [(key: String, json: String)] {
        Channel.allCases.map { ($0.rawValue + "_port", "\(connection.ports[$0] ?? 0)") }
    }

    private func completion(_ content: JSON) -> [(key: String, json: String)] {
        let cursor = CodeCursor(content)
        let found = engine.interpreter.completions(for: cursor.code, cursor: cursor.characters)
        return [
            ("matches", JSONText.array(found.candidates.map { JSONText.string($0.text) })),
            ("cursor_start", "\(cursor.scalars(before: found.range.lowerBound))"),
            ("cursor_end", "\(cursor.scalars(before: found.range.upperBound))"), ("metadata", "{}"),
        ]
    }

    private func inspection(_ content: JSON) -> [(key: String, json: String)] {
        let help = CodeCursor(content).help(in: engine.interpreter)
        let bundle = help.map { MIMEBundle(.listing($0), look: Showing.look(in: KernelClient.room)) }
        return [("found", help == nil ? "false" : "true")] + (bundle?.members ?? [("data", "{}"), ("metadata", "{}")])
    }

    private func replyIsComplete(_ request: Message, on socket: Socket) {
        var rows = CommandRows()
        for row in (request.content["code"]?.text ?? "").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            _ = rows.take(String(row))
        }
        let isComplete = rows.end() == nil
        reply(to: request, on: socket, isComplete ? [] : [("indent", JSONText.string(""))],
            status: isComplete ? "complete" : "incomplete")
    }

    /// There is nothing here that a widget could talk to.
    private func refuse(_ request: Message) {
        let name = JSONText.string(request.content["comm_id"]?.text ?? "")
        publish("comm_close", [("comm_id", name), ("data", "{}")], parent: request.headerText)
    }
}
