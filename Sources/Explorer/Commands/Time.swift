extension CommandCatalog {
    /// Networks as they were while they learned, and layers over many images.
    static let time: [any ExplorerCommand.Type] = [
        StatsCommand.self, AtCommand.self, DiffCommand.self, LearningRateFinderCommand.self,
    ]
}
