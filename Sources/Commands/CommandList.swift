import Explorer
import Subjects

extension CommandCatalog {
    /// All commands but those that only a surface has; within a topic in the order in which `help` lists them.
    package static let explorer: [any ExplorerCommand.Type] = [
        TourCommand.self, LessonCommand.self, QuizCommand.self, DefineCommand.self, AskCommand.self, AnswerCommand.self,
        FaultCommand.self, GuessCommand.self, HintCommand.self, RevealCommand.self,
        NewCommand.self, UseCommand.self, NetworksCommand.self, SaveCommand.self, OpenCommand.self,
        TrainCommand.self, TeachCommand.self, LabelCommand.self, SetCommand.self, SweepCommand.self, BenchCommand.self,
        RunCommand.self, ExportCommand.self, ImportCommand.self, ExpectCommand.self, UndoCommand.self,
        HistoryCommand.self, OutCommand.self, NextCommand.self, BackCommand.self, SkipCommand.self, GotoCommand.self,
        OutlineCommand.self, LeaveCommand.self, LsCommand.self,
        ClearCommand.self, HelpCommand.self, QuitCommand.self,
        LoadCommand.self, DataCommand.self, ShowCommand.self, PredictCommand.self, DrawCommand.self, EvaluateCommand.self,
        ConfusionCommand.self, ActivationsCommand.self, FiltersCommand.self, ModelCommand.self, CurveCommand.self,
        SaliencyCommand.self, WhyCommand.self, UpCommand.self, TraceCommand.self,
        AblateCommand.self, EditCommand.self, PerturbCommand.self, AttackCommand.self, MaximizeCommand.self, TopCommand.self,
        EmbeddingCommand.self, SimilarCommand.self, BetweenCommand.self, AugmentCommand.self,
        StatsCommand.self, DescendCommand.self, AtCommand.self, DiffCommand.self, LearningRateFinderCommand.self,
    ]
}

extension Interpreter {
    /// A session with all commands.
    package init(environment: [String: String] = [:], bundled: BundledNetwork = .embedded) {
        self.init(commands: CommandCatalog.explorer, environment: environment, bundled: bundled)
    }
}
