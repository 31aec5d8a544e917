extension CommandCatalog {
    /// Images as points that the network puts near each other or apart.
    static let space: [any ExplorerCommand.Type] = [
        EmbeddingCommand.self, SimilarCommand.self, BetweenCommand.self, AugmentCommand.self,
    ]
}
