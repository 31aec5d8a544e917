extension Session {
    /// The command that words call, if it may run here: a command inside of another is asked for in this way too.
    ///
    /// - Throws: `ExplorerError` in one line: an unknown command, the parser's complaint, or what the surface refuses.
    package func command(_ words: [String], on surface: any Surface) throws -> any ExplorerCommand {
        let command = try CommandParsing.parse(words, in: self)
        try surface.permit(command.effect.reach, to: "`\(type(of: command).name)`")
        return command
    }
}
