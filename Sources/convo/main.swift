import Commands
import ConvNet
import Explorer
import Glibc
import Shell

exit(Convo.run(Array(CommandLine.arguments.dropFirst())) { environment in
    Interpreter(
        commands: CommandCatalog.explorer, weightFormats: WeightFormats(usual: SafetensorsFormat()),
        environment: environment)
})
