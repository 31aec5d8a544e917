import ArgumentParser
import Synchronization

/// Descriptions of commands, made when they are first asked for.
enum DescriptionCache {
    /// By type: a command and a part of another may have the same name.
    private static let known = Mutex<[ObjectIdentifier: CommandDescription]>([:])

    static func description(of command: any ParsableCommand.Type) -> CommandDescription {
        known.withLock { known in
            if let description = known[ObjectIdentifier(command)] { return description }
            let description = CommandDescription(command)
            known[ObjectIdentifier(command)] = description
            return description
        }
    }
}
