import ArgumentParser
import Documents
import Explorer

/// How a document is to be run, for all commands that run one.
struct RunOptions: ParsableArguments {
    @Flag(help: "Leave out the blocks marked as slow.")
    var fast = false

    @Flag(help: "Train again what an earlier run has trained.")
    var fresh = false

    @Option(help: ArgumentHelp("A value for a parameter of the document.", valueName: "NAME=VALUE"))
    var set: [String] = []

    @Flag(help: "Let it run shell commands (!COMMAND) too; those of documents that it runs as well.")
    var allowShell = false

    @Flag(help: "Let it write files outside of its own folder too.")
    var allowWriting = false

    init() {}

    func choices(startsAfresh: Bool) -> RunChoices {
        var choices = RunChoices()
        (choices.allowsShell, choices.allowsWriting, choices.skipsSlow) = (allowShell, allowWriting, fast)
        (choices.startsAfresh, choices.trainsAgain) = (startsAfresh, fresh)
        choices.parameters = set
        return choices
    }
}
