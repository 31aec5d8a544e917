import Commands
import Explorer
import Glibc
import Shell

exit(Convo.run(Array(CommandLine.arguments.dropFirst()), commands: CommandCatalog.explorer))
