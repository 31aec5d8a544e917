import ArgumentParser
import Words

/// The manual page, made from what the commands say of themselves.
struct ManualPage {
    private let catalog: CommandCatalog
    private let screens: HelpScreens
    private var page = Roff(title: "CONVO", source: "convo \(Version.current)")

    static func text(_ session: Session) -> String {
        var manual = ManualPage(session)
        manual.write()
        return manual.page.text
    }

    private init(_ session: Session) {
        catalog = session.commands
        screens = HelpScreens(session: session, first: [])
    }

    private mutating func write() {
        writeBeginning()
        for topic in Topic.allCases where !catalog.commands(of: topic).isEmpty {
            page.heading("COMMANDS: \(topic.title.uppercased())")
            for command in catalog.commands(of: topic) { write(command) }
        }
        if !catalog.outer.isEmpty { writeOuter() }
        page.heading("SAMPLES, UNITS, PARAMETERS")
        page.listing(screens.paths())
        page.heading("KEYS")
        page.listing(HelpScreens.keys)
        writeSurroundings()
    }

    private mutating func writeBeginning() {
        page.heading("NAME")
        page.paragraph("convo - a conversation with a convolutional network")
        page.heading("SYNOPSIS")
        for line in ["convo [OPTION…]", "convo [OPTION…] COMMAND [ARGUMENT…]", "convo [OPTION…] -c COMMANDS", "convo < FILE"] {
            page.usage(line)
        }
        page.heading("DESCRIPTION")
        page.paragraph("""
            Convo explores pictures and the convolutional network that reads them: look at digits, train, open layers and filters, ask what a \
            picture shows and how sure the network is. A trained network is built in.

            Without a command it is a conversation at the terminal, or it runs the lines that come through a pipe. With one it runs that. \
            Results go to standard output, messages to standard error. `help` at the prompt begins with three lines to try.
            """)
        page.heading("OPTIONS")
        page.entry("-c COMMANDS", "Run the commands, separated by semicolons.")
        page.entry("--help", "Show the commands to begin with; `convo COMMAND --help` explains one.")
        page.entry("--version", "Print version, commit and numeric target.")
        page.paragraph("Before or after every command:")
        for option in GlobalOption.allCases {
            page.entry("\(option.name)\(option.value.map { " " + $0 } ?? "")", option.meaning)
        }
    }

    private mutating func write(_ command: any ExplorerCommand.Type) {
        page.subheading(command.name)
        page.usage(DescriptionCache.description(of: command).usage(of: command.name))
        page.paragraph(command.abstract)
        page.paragraph(command.discussion)
        writeArguments(of: command)
        if !command.examples.isEmpty {
            page.paragraph("Examples:")
            for example in command.examples { page.entry(example.line, example.meaning) }
        }
        if !command.aliases.isEmpty { page.paragraph("Also called `\(command.aliases.joined(separator: "`, `"))`.") }
    }

    private mutating func writeArguments(of command: any ParsableCommand.Type) {
        let description = DescriptionCache.description(of: command)
        for argument in description.positionals + description.options { page.entry(argument.listed, argument.help) }
    }

    private mutating func writeOuter() {
        page.heading("FROM THE SHELL OF THE OPERATING SYSTEM")
        for outer in catalog.outer {
            page.subheading("convo \(outer.name)")
            page.paragraph(outer.abstract)
            page.paragraph(outer.parser?.configuration.discussion ?? "")
            for (name, parser) in outer.callable {
                page.usage(DescriptionCache.description(of: parser).usage(of: "convo " + name))
                if name != outer.name { page.paragraph(parser.configuration.abstract) }
                writeArguments(of: parser)
            }
        }
    }

    private mutating func writeSurroundings() {
        page.heading("ENVIRONMENT")
        page.entry("CONVO_CPU", "In a package with programs for several processors: v2, v3 or v4 chooses one of them.")
        page.entry("CONVO_DATA", "A folder with data sets, each in a folder of its name.")
        page.entry("NO_COLOR", "Anything but nothing: no colors.")
        page.entry("PAGER", "What shows text of more than a screen and a half; `less` if it is not set, none if it is empty.")
        page.entry("VISUAL, EDITOR", "What Ctrl-X Ctrl-E opens the line with.")
        page.heading("FILES")
        page.entry("~/.cache/convo", "Data sets that were fetched, and what documents have trained.")
        page.entry("~/.local/share/convo", "Drawings, and how far lessons and quizzes went.")
        page.entry("~/.local/state/convo/history", "The lines of earlier conversations.")
        page.heading("EXIT STATUS")
        page.entry("0", "Everything was done.")
        page.entry("1", "A command failed.")
        page.entry("64", "The command line was written wrongly.")
        page.entry("130", "It was interrupted by Ctrl-C.")
    }
}
