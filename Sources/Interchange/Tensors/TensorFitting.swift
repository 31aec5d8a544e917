import ConvNet
import Translation

/// Finds the network that the tensors of a file are the weights of.
///
/// Asked are the layers that the user names, else those that Convo noted in the file, else networks at hand. What had to be
/// assumed comes back as notes.
package struct TensorFitting {
    /// The epsilon of batch normalization in PyTorch, where nothing else was asked for.
    private static let torchEpsilon = 1e-5

    /// An architecture to try.
    private struct Trial {
        let name: String
        let architecture: Architecture
        /// With PyTorch's epsilon in batch normalizations that name none.
        let torch: Architecture
    }

    private let file: TensorFile
    private let hints: WeightHints
    private let groups: [TensorGroup]
    private let orders: [DimensionOrder]
    /// The order that the file tells.
    private let told: DimensionOrder?

    package init(_ file: TensorFile, _ hints: WeightHints) throws(InterchangeError) {
        (self.file, self.hints) = (file, hints)
        let groups = try TensorGroups(file.tensors, file: file.file)
        self.groups = file.keepsOrder ? groups.groups : groups.groups.sorted { $0.name.precedes($1.name) }
        told = file.order ?? groups.order
        orders = told.map { [$0, $0.other] } ?? [.keras, .torch]
    }

    /// The network.
    ///
    /// - Throws: one line that tells what does not fit, or what to say of the file
    package func opened() throws -> OpenedNetwork {
        if let layers = file.layers { return try opened(asTold: layers) }
        let trials = try trials
        var misfits: [String] = []
        for trial in trials {
            for order in orders {
                switch fitted(to: trial.architecture, order) {
                case .success(let fit): return try opened(trial, fit)
                case .failure(let misfit): misfits.append(misfit.words)
                }
            }
        }
        guard hints.layers == nil else {
            throw InterchangeError.doesNotFit(file: file.file, layers: "--layers", problem: misfits.first ?? "nothing")
        }
        throw unknown(trials.map(\.name))
    }

    private func opened(asTold layers: Architecture) throws -> OpenedNetwork {
        if let hint = hints.given.first { throw WeightFileError.needlessHint(file: file.file, hint: hint, format: "Convo") }
        switch fitted(to: layers, orders[0]) {
        case .success(let fit):
            let network = TensorNetwork(file: file.file, fit: fit, architecture: layers)
            return OpenedNetwork(try network.assembled(pixels: nil).network(), isForeign: true)
        case .failure(let misfit):
            throw InterchangeError.doesNotFit(file: file.file, layers: "the layers that it names", problem: misfit.words)
        }
    }

    private func fitted(to architecture: Architecture, _ order: DimensionOrder) -> Result<TensorFit, TensorFit.Misfit> {
        Result { () throws(TensorFit.Misfit) in try TensorFit(groups, to: architecture, order: order) }
    }

    private func opened(_ trial: Trial, _ fit: TensorFit) throws -> OpenedNetwork {
        let architecture = fit.order == .torch ? trial.torch : trial.architecture
        let network = TensorNetwork(file: file.file, fit: fit, architecture: architecture)
        var assembly = try network.assembled(pixels: hints.pixels)
        for note in notes(trial, fit) { assembly.note(note) }
        return OpenedNetwork(try assembly.network(), notes: assembly.notes, isForeign: true)
    }
}

// What is tried.
extension TensorFitting {
    private var trials: [Trial] {
        get throws(InterchangeError) {
            if let layers = hints.layers { return try trials(of: layers) }
            return hints.candidates.flatMap { trials(of: $0) }
        }
    }

    private func trials(of layers: String) throws(InterchangeError) -> [Trial] {
        var (trials, problem) = ([Trial](), ArchitectureError?.none)
        for input in inputs {
            do throws(ArchitectureError) {
                trials.append(Trial(
                    name: "--layers", architecture: try Architecture(layers: layers, input: input),
                    torch: try Architecture(layers: layers, input: input, usualEpsilon: Self.torchEpsilon)))
            } catch { problem = problem ?? error }
        }
        if trials.isEmpty, let problem { throw .badArchitecture(file: file.file, problem: "--layers: \(problem)") }
        return trials
    }

    /// The shapes of an image that layers are tried with.
    private var inputs: [Shape] { hints.input.map { [$0] } ?? TensorFit.usualInputs }

    private func trials(of candidate: WeightHints.Candidate) -> [Trial] {
        let architecture = hints.input.map { try? Architecture(layers: candidate.architecture.layers, input: $0) }
            ?? candidate.architecture
        return architecture.map { architecture in
            [Trial(
                name: candidate.name, architecture: architecture,
                torch: architecture.replacingUsualEpsilon(by: Self.torchEpsilon))]
        } ?? []
    }

    private func unknown(_ names: [String]) -> InterchangeError {
        let most = 8
        let shown = groups.prefix(most).map(\.words).joined(separator: ", ")
            + (groups.count > most ? " and \(groups.count - most) more" : "")
        let guess = LayerGuess(groups, orders: orders, inputs: inputs).specification
        return .foreign(
            file: file.file,
            what: "tensors without layers, which do not fit " + names.joined(separator: " or ") + ": \(shown)",
            remedy: guess.map { "name the layers, as in --layers '\($0)'" }
                ?? "name the layers with --layers; `help new` lists those that are known")
    }
}

// What is said.
extension TensorFitting {
    private func notes(_ trial: Trial, _ fit: TensorFit) -> [String] {
        var notes: [String] = []
        if hints.layers == nil {
            notes.append("the file tells no layers; its tensors fit \(trial.name), whose activations, pooling and order of layers "
                + "are taken: --layers says otherwise")
        }
        if fit.order == .torch {
            notes.append("dimensions are taken in PyTorch's order, and flattened maps channel by channel")
        } else if told != .keras {
            notes.append("dimensions are taken in Keras's order: inputs × units")
        }
        if fit.order == .torch, trial.architecture != trial.torch {
            notes.append("batch normalization has PyTorch's epsilon of 1e-5; `bn epsilon 0.001` in --layers says otherwise")
        }
        if !fit.isInOrder {
            notes.append("the file has its layers in another order; they were matched by their shapes"
                + (fit.isGuess ? ", those of one shape in the order of the file" : ""))
        }
        if hints.input == nil, trial.architecture.input != TensorFit.usualInputs[0] {
            notes.append("images are taken to be \(trial.architecture.input); --input says otherwise")
        }
        if hints.pixels == nil { notes.append("pixels are taken to be from 0 to 1; --pixels or --normalize says otherwise") }
        return notes
    }
}

extension TensorFit {
    /// MNIST's images, then others that are often seen.
    static let usualInputs = [(28, 1), (32, 3), (28, 3), (32, 1)].map { side, channels in
        Shape.map(height: side, width: side, channels: channels)
    }
}

extension String {
    /// Whether it stands before another where numbers in names are compared as numbers: "conv2" before "conv10".
    fileprivate func precedes(_ other: String) -> Bool {
        let (one, two) = (pieces, other.pieces)
        for (mine, its) in zip(one, two) where mine != its {
            if let mine = Int(mine), let its = Int(its), mine != its { return mine < its }
            return mine < its
        }
        return one.count < two.count
    }

    /// Runs of digits, and what stands between them.
    private var pieces: [String] {
        reduce(into: [String]()) { pieces, letter in
            if let last = pieces.last?.last, last.isNumber == letter.isNumber {
                pieces[pieces.count - 1].append(letter)
            } else {
                pieces.append(String(letter))
            }
        }
    }
}
