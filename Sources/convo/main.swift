import CCommit
import Commands
import ConvNet
import Explorer
import Files
import Glibc
import Interchange
import Jupyter
import Shell
import Web
import Words

/// The words that the program was called with. Swift's own have U+FFFD for what is no UTF-8, as names of files may be.
let arguments = (try? FileBytes.read("/proc/self/cmdline", limit: 64 << 20))
    .map { $0.split(separator: 0, omittingEmptySubsequences: false).dropLast().map { SystemName.text($0) } }
    ?? CommandLine.arguments

/// What only the operating system's shell can call.
let programs = [
    Convo.Program(OuterCommand("serve", ServeCommand.self)) { words, interpreter in
        try ServeCommand.perform(words, interpreter)
    },
    Convo.Program(OuterCommand("kernel", KernelCommand.self)) { words, interpreter in
        try KernelCommand.perform(words, interpreter, version: Version.current)
    },
    Convo.Program(OuterCommand("completions", CompletionsCommand.self)) { words, interpreter in
        try CompletionsCommand.perform(words, interpreter)
    },
    Convo.Program(OuterCommand("man", ManualCommand.self)) { words, interpreter in
        try ManualCommand.perform(words, interpreter)
    },
]

exit(Convo.run(Array(arguments.dropFirst()), programs, commit: String(cString: convo_commit())) { environment in
    Interpreter(
        commands: CommandCatalog.explorer, outer: programs.map(\.command), weightFormats: .everything,
        environment: environment)
})
