import Glibc
import Shell

exit(Convo.run(Array(CommandLine.arguments.dropFirst())))
