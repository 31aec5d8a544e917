import Painting

/// What a command gives back: a value that every surface draws in its own way.
package struct Output: Sendable {
    let kind: any OutputKind

    /// The numbers of the network that it shows, beside those of outputs inside of it.
    package var tensors: [NamedTensor] = []

    init(_ kind: some OutputKind) { self.kind = kind }

    /// The same with the numbers of the network that it shows.
    package func showing(_ tensors: [NamedTensor]) -> Output {
        var output = self
        output.tensors += tensors
        return output
    }

    /// Its own tensors, else those of the outputs inside of it, in order.
    var allTensors: [NamedTensor] { tensors.isEmpty ? kind.tensors : tensors }

    /// The value of a kind, such as a table; nil if the output is of another kind.
    package func value<Kind>(as kind: Kind.Type) -> Kind? { self.kind as? Kind }
}

extension Output {
    /// Running text; line breaks stand, longer lines are wrapped at the width.
    package static func text(_ text: String) -> Output { Output(Paragraph(text: text)) }

    /// A remark beside the result, drawn quietly.
    package static func note(_ text: String) -> Output { Output(Note(text: text)) }

    /// Words in lines and in pairs of columns.
    package static func listing(_ listing: Listing) -> Output { Output(listing) }

    /// Rows under headings.
    package static func table(_ table: Table) -> Output { Output(table) }

    /// One picture or a gallery.
    package static func picture(_ picture: PictureOutput) -> Output { Output(picture) }

    /// Curves, points, bars or a histogram.
    package static func chart(_ chart: Chart) -> Output { Output(chart) }

    /// A matrix in colors and numbers.
    package static func heatMap(_ map: HeatMap) -> Output { Output(map) }

    /// Pictures on their way through stages, as many as there is room for.
    package static func flow(_ flow: Flow) -> Output { Output(flow) }

    /// The same from roomy to narrow: a screen shows the first that fits.
    package static func alternatives(_ choices: [Output]) -> Output { Output(Alternatives(choices: choices)) }

    /// What no other run shows again: speeds, and where things are on this machine.
    package static func passing(_ output: Output) -> Output { Output(Passing(output: output)) }

    /// Several outputs, one under the other.
    package static func group(_ items: [Output]) -> Output { Output(Group(items: items)) }

    /// An output that draws nothing.
    package static let nothing = Output.group([])
}

extension Output: Hashable {
    /// Whether both are of one kind and equal.
    package static func == (left: Output, right: Output) -> Bool {
        left.kind.equals(right.kind) && left.tensors == right.tensors
    }

    /// Hashes the value.
    package func hash(into hasher: inout Hasher) { kind.hash(into: &hasher) }
}

extension OutputKind {
    fileprivate func equals(_ other: any OutputKind) -> Bool { (other as? Self) == self }
}

extension Output {
    /// Every table in this output, outermost and first first: what `expect` and scripts look into.
    package var tables: [Table] { kind.tables }

    /// What is to be seen in this output and those inside of it, in order. A table speaks for its drawing.
    package var findings: [String] { kind.findings }

    /// What another run on the same data, with the same seed, shows again; nil if that is nothing.
    package var repeatable: Output? { kind.repeatable }

    /// Whether something is drawn that words cannot say: pictures, charts, maps.
    package var hasFigures: Bool { !kind.figures.isEmpty }

    /// Whether a picture is part of the drawing.
    package var hasPictures: Bool { kind.figures.contains(where: \.hasPixels) }

    /// The same output for those who have not this machine: paths stand without their folders.
    package var withoutFolders: Output { cleaned(Typography(unicode: true, hidesFolders: true)) }

    /// The same output with every text in it safe to draw.
    func cleaned(_ typography: Typography) -> Output { Output(kind.cleaned(typography)) }
}
