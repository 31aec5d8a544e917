extension CommandCatalog {
    /// Which pixels an answer hangs on.
    static let attribution: [any ExplorerCommand.Type] = [SaliencyCommand.self]
}
