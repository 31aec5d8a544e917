import Display

/// The screens of `help`.
package struct HelpScreens {
    private let session: Session
    /// The commands to begin with.
    private let first: [String]

    package init(session: Session, first: [String]) {
        self.session = session
        self.first = first
    }

    /// Three lines to try, and the ten commands to begin with.
    package func firstScreen() -> Listing {
        var screen = Listing()
        screen.line("Convo is a conversation with a network that reads handwritten digits.")
        screen.line()
        screen.line("Things to try:")
        screen.entries(session.suggestions.map { Listing.Entry($0.line, $0.meaning) })
        screen.line()
        screen.entries(first.compactMap { session.commands[$0] }.map { Listing.Entry($0.name, $0.abstract) })
        screen.line()
        screen.line("`tour` walks the first five minutes, `lesson` lists 22 lessons. `help WORD`")
        screen.line("explains a command or a term, `help all` lists all, `help paths` names things.")
        return screen
    }

    /// All commands by topic.
    package func all() -> Listing {
        var screen = Listing()
        for topic in Topic.allCases where !session.commands.commands(of: topic).isEmpty {
            if !screen.isEmpty { screen.line() }
            add(topic, to: &screen)
        }
        screen.line()
        screen.line("Before or after every command:")
        screen.entries(GlobalOption.allCases.map { Listing.Entry("\($0.name)\($0.value.map { " " + $0 } ?? "")", $0.meaning) })
        if !session.commands.outer.isEmpty {
            screen.line()
            screen.line("From the operating system's shell:")
            screen.entries(session.commands.outer.map { Listing.Entry("convo \($0.name)", $0.abstract) })
        }
        return screen
    }

    /// The commands of one topic.
    package func topic(_ topic: Topic) -> Listing {
        var screen = Listing()
        add(topic, to: &screen)
        return screen
    }

    private func add(_ topic: Topic, to screen: inout Listing) {
        screen.line("\(topic.title)  (help \(topic.rawValue))")
        screen.entries(session.commands.commands(of: topic).map { Listing.Entry($0.name, $0.abstract) })
    }

    /// How one command is used.
    package func command(_ command: any ExplorerCommand.Type) -> Listing {
        let description = DescriptionCache.description(of: command)
        var screen = Listing()
        screen.paragraph("\(command.name): \(command.abstract)")
        screen.line()
        screen.line("  " + description.usage(of: command.name))
        let discussion = command.discussion
        if !discussion.isEmpty {
            screen.line()
            screen.paragraph(discussion)
        }
        if !description.arguments.isEmpty {
            screen.line()
            screen.entries((description.positionals + description.options).map { Listing.Entry($0.listed, $0.help) })
        }
        if !command.examples.isEmpty {
            screen.line()
            screen.line("Examples:")
            screen.examples(command.examples.map { Listing.Entry($0.line, $0.meaning) })
        }
        if !command.aliases.isEmpty {
            screen.line()
            screen.line("Also called \(command.aliases.joined(separator: ", ")).")
        }
        let others = GlobalOption.allCases.map(\.name).filter { description.option($0) == nil }
        screen.line()
        screen.paragraph("Every command also takes \(others.joined(separator: ", ")); `help all` explains them.")
        return screen
    }

    /// How something is called that only the operating system's shell can call.
    package func outer(_ command: OuterCommand) -> Listing {
        var screen = Listing()
        screen.paragraph("\(command.name): \(command.abstract)")
        screen.line()
        screen.line("  convo \(command.name)")
        screen.line()
        screen.paragraph(
            "It is started from the operating system's shell and not from the prompt, which `quit` leaves; `convo \(command.name) --help` lists "
                + "its options.")
        return screen
    }

    /// What the keys do at the prompt.
    package static let keys: Listing = {
        var screen = Listing()
        screen.line("At the prompt:")
        screen.entries([
            .init("Tab, Shift-Tab", "the next, the last completion, each with what it is"),
            .init("→ or Ctrl-F", "take the suggestion that stands gray behind the line; Alt-F takes a word of it"),
            .init("↑ ↓", "the lines before"), .init("Ctrl-R", "look for one of them"),
            .init("Ctrl-A, Ctrl-E", "the beginning, the end of the line"), .init("Ctrl-W, Ctrl-U, Ctrl-K", "delete a word, the line, what follows"),
            .init("Ctrl-Y, Ctrl-_", "bring back what was deleted; take the last change back"),
            .init("Alt-Enter", "another row of the same line; so does Enter behind `\\` or within quotes"),
            .init("Ctrl-X Ctrl-E", "the line in $EDITOR"), .init("Ctrl-C", "drop the line; stop what runs: training keeps its weights"),
            .init("Ctrl-L", "clear the screen"), .init("Ctrl-D", "leave, on an empty line"),
        ])
        screen.line()
        screen.paragraph("`bind -v` in ~/.editrc gives the keys of vi; other lines of it change single keys.")
        return screen
    }()

    /// How samples and units are named.
    package func paths() -> Listing {
        var screen = Listing()
        screen.line("Samples, counted from 0:")
        screen.entries([
            .init("test/18", "one image of the test split"),
            .init("train/0-24", "25 images of the training split; both ends count"),
            .init("test/1,5,9-12", "several"),
            .init("test/is7/0-8", "the first nine that are labeled 7"),
            .init("test/wrong", "all that the network misreads; right is the opposite"),
            .init("test/is4/as9", "fours that it reads as nines"),
            .init("test/unsure/0-8", "the nine it is least sure of"),
            .init("test/random/0-8", "nine by chance, from the seed"),
            .init("it", "the sample used last"),
            .init("seven.png", "a picture file: PNG, JPEG or PGM"),
            .init("-", "ASCII art on standard input"),
        ])
        screen.line()
        screen.line("Units of the network:")
        screen.entries([
            .init("conv2", "a layer"), .init("conv2/3", "one of its channels"), .init("conv2/3/5,7", "row 5, column 7 of that channel"),
            .init("dense1/12", "a unit of a dense layer"),
        ])
        screen.line()
        screen.line("Parameters of the network:")
        screen.entries([
            .init("conv2/3/kernel/1,1,4", "a weight: filter 3, row 1, column 1, input channel 4"),
            .init("dense1/12/kernel/57", "a weight of unit 12: the one for input 57"),
            .init("conv1/3/bias, bn1/3/gamma", "the bias of a filter, the scale of a channel"),
        ])
        screen.line()
        screen.paragraph("Sample and unit may come in either order. Commands are separated by `;`, `#` begins a comment.")
        return screen
    }
}
