import Engine
import Explorer
import Files
import FoundationEssentials

/// The cell that runs, from its request to its end.
extension Kernel {
    /// Begins a cell.
    ///
    /// - Returns: false if it was refused, so that nothing runs.
    func begin(_ request: Message) -> Bool {
        guard let execution = Execution(request, count: count) else {
            fail(CommandFailure(command: "", message: "the request has no code", exitStatus: 64), request, isSilent: true)
            return false
        }
        if !execution.isSilent {
            publish("execute_input", [("code", JSONText.string(execution.code)), ("execution_count", "\(count)")],
                parent: request.headerText)
        }
        if execution.isRemembered {
            history.append(execution.code, line: count)
            count += 1
        }
        self.execution = execution
        client.start(mayAsk: execution.mayAsk)
        let code = execution.code
        return engine.start { (interpreter, surface) throws(CommandFailure) in
            try Execution.run(code, &interpreter, surface)
        }
    }

    /// The cell has come to its end.
    func finish(_ outcome: Engine.Outcome) {
        guard let execution else { return }
        endProgress(isDone: outcome.failure == nil && !outcome.wasCancelled)
        self.execution = nil
        // A training that was interrupted keeps its weights and is no failure, but what follows it is not to run: a script
        // ends there too.
        let interrupted = outcome.wasCancelled
            ? CommandFailure(command: execution.code, message: "interrupted", exitStatus: 130) : nil
        if let failure = outcome.failure ?? interrupted {
            // Taken before the reply: what comes after that is meant to be run.
            let waiting = execution.endsOthers ? allWaiting() : []
            fail(failure, execution.request, isSilent: execution.isSilent, count: execution.count)
            publish(isBusy: false, for: execution.request)
            for request in waiting { abort(request) }
            return
        }
        let isOver = engine.interpreter.session.isOver
        let leaving = JSONText.object([("source", JSONText.string("ask_exit")), ("keepkernel", "false")])
        reply(to: execution.request, on: sockets.shell, [
            ("execution_count", "\(execution.count)"), ("payload", isOver ? "[\(leaving)]" : "[]"), ("user_expressions", "{}"),
        ])
        publish(isBusy: false, for: execution.request)
        if isOver { endSoon() }
    }

    private func fail(_ failure: CommandFailure, _ request: Message, isSilent: Bool, count: Int? = nil) {
        let members = Execution.members(of: failure)
        if !isSilent { publish("error", members, parent: request.headerText) }
        reply(to: request, on: sockets.shell, members + [("execution_count", "\(count ?? self.count)")], status: "error")
    }

    /// The requests that wait behind the cell.
    private func allWaiting() -> [Message] {
        var waiting: [Message] = []
        while let request = receive(from: sockets.shell) { waiting.append(request) }
        return waiting
    }

    /// A cell that was sent before the error is not run. Other requests are answered.
    private func abort(_ request: Message) {
        guard request.type == "execute_request" else { return serve(request, on: sockets.shell) }
        publish(isBusy: true, for: request)
        reply(to: request, on: sockets.shell, [("execution_count", "\(count)")], status: "aborted")
        publish(isBusy: false, for: request)
    }

    // MARK: What it shows

    /// Sends what the cell has shown.
    func sendEvents() {
        for event in client.takeEvents() {
            guard let execution else { continue }
            if case .ask(let question) = event {
                let isAsked = send("input_request", to: execution.request, on: sockets.stdin, content: [
                    ("prompt", JSONText.string(question + " [y/N] ")), ("password", "false"),
                ])
                // Nobody is there who could answer.
                if !isAsked { client.answer(false) }
            } else if !execution.isSilent {
                send(event, of: execution)
            }
        }
    }

    private func send(_ event: KernelClient.Event, of execution: Execution) {
        let parent = execution.request.headerText
        switch event {
        case .show(.nothing), .ask: break
        case .show(.words(let text)): stream(text, isError: false, parent: parent)
        case .show(.result(let bundle)):
            publish("execute_result", bundle.members + [("execution_count", "\(execution.count)")], parent: parent)
        case .show(.drawing(let bundle)):
            publish("display_data", bundle.members + [("transient", "{}")], parent: parent)
        case .stream(let text, let isError): stream(text, isError: isError, parent: parent)
        case .clear:
            publish("clear_output", [("wait", "false")], parent: parent)
            self.execution?.display = nil
        }
    }

    private func stream(_ text: String, isError: Bool, parent: String) {
        publish("stream", [
            ("name", JSONText.string(isError ? "stderr" : "stdout")), ("text", JSONText.string(text)),
        ], parent: parent)
    }

    /// What a person has answered to a question of the cell.
    func take(_ answer: Message) {
        guard execution != nil, answer.type == "input_reply" else { return }
        let value = answer.content["value"]?.text ?? ""
        client.answer(["y", "yes"].contains(value.lowercased().filter { !$0.isWhitespace }))
    }
}
