extension CommandCatalog {
    /// Changes to the network or the image, and what follows from them.
    static let causes: [any ExplorerCommand.Type] = [
        AblateCommand.self, EditCommand.self, PerturbCommand.self, AttackCommand.self,
        MaximizeCommand.self, TopCommand.self,
    ]
}
