extension CommandCatalog {
    /// Networks as they were while they learned.
    static let time: [any ExplorerCommand.Type] = []
}
