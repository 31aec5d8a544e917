import ArgumentParser
import Synchronization

/// Descriptions of commands, made when they are first asked for.
enum DescriptionCache {
    private static let known = Mutex<[String: CommandDescription]>([:])

    static func description(of command: any ParsableCommand.Type) -> CommandDescription {
        known.withLock { known in
            if let description = known[command._commandName] { return description }
            let description = CommandDescription(command)
            known[command._commandName] = description
            return description
        }
    }
}
