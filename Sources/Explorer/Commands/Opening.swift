extension CommandCatalog {
    /// Numbers opened into the sums that they are.
    static let opening: [any ExplorerCommand.Type] = [WhyCommand.self, UpCommand.self, TraceCommand.self]
}
