extension CommandCatalog {
    /// Data, and seeing what the network does.
    static let seeingAndData: [any ExplorerCommand.Type] = []
}
