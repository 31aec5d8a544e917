extension CommandCatalog {
    /// Data, and seeing what the network does.
    static let seeingAndData: [any ExplorerCommand.Type] = [
        LoadCommand.self, DataCommand.self, ShowCommand.self, PredictCommand.self, EvaluateCommand.self,
        ConfusionCommand.self, ActivationsCommand.self, FiltersCommand.self, ModelCommand.self, CurveCommand.self,
    ]
}
