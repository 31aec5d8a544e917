import Commands
import ConvNet
import Explorer
import Files
import Glibc
import Jupyter
import Shell
import Web
import Words

/// The words that the program was called with. Swift's own have U+FFFD for what is no UTF-8, as names of files may be.
let arguments = (try? FileBytes.read("/proc/self/cmdline", limit: 64 << 20))
    .map { $0.split(separator: 0, omittingEmptySubsequences: false).dropLast().map { SystemName.text($0) } }
    ?? CommandLine.arguments

/// Commands of the operating-system shell alone, by their first word.
let programs: [String: Convo.Program] = [
    "kernel": { words, interpreter in try KernelCommand.perform(words, interpreter, version: Version.current) },
    "serve": { words, interpreter in try ServeCommand.perform(words, interpreter) },
]

exit(Convo.run(Array(arguments.dropFirst()), programs) { environment in
    Interpreter(
        commands: CommandCatalog.explorer, weightFormats: WeightFormats(usual: SafetensorsFormat()),
        environment: environment)
})
