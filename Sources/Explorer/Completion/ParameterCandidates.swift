extension Completer {
    /// Parameter paths of the network in use, one part at a time.
    package func parameters(_ partial: String) -> [Candidate] {
        guard let architecture = session.state.networks.current?.network.architecture else { return [] }
        let rows = architecture.summary().filter { $0.parameters > 0 }
        let parts = partial.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else {
            return Self.matching(partial, rows.map { Candidate($0.name + "/", $0.specification, continues: true) })
        }
        guard let row = rows.first(where: { $0.name == parts[0] }) else { return [] }
        let tensors = architecture.tensors().filter { $0.layer == row.layers.lowerBound }
        let lead = parts.dropLast().joined(separator: "/") + "/"
        switch parts.count {
        case 2:
            return Self.matching(partial, (0..<row.output.channels).map {
                Candidate("\(lead)\($0)/", row.formula.reach == .everything ? "unit \($0)" : "channel \($0)", continues: true)
            })
        case 3:
            return Self.matching(partial, tensors.map { tensor in
                let role = tensor.name.split(separator: "/").last.map(String.init) ?? ""
                let isKernel = tensor.shape.count > 1
                return Candidate(
                    lead + role + (isKernel ? "/" : ""), tensor.trainable ? "trained" : "follows the batches",
                    continues: isKernel)
            })
        default:
            guard parts[2] == "kernel", let kernel = tensors.first(where: { $0.shape.count > 1 }) else { return [] }
            let sides = kernel.shape.dropLast()
            func place(_ pick: (Int) -> Int) -> String { sides.map { "\(pick($0))" }.joined(separator: ",") }
            return Self.matching(partial, [
                Candidate(lead + place { _ in 0 }, "the first"), Candidate(lead + place { $0 / 2 }, "the middle"),
                Candidate(lead + place { $0 - 1 }, "the last"),
            ])
        }
    }
}
