import Translation

/// The nodes that a value of a graph depends on, each behind those that it reads. Files have them in this order, or in none.
struct ONNXOrder {
    private(set) var nodes: [ONNXNode] = []
    /// The inputs of the graph that are read.
    private(set) var inputs: [ONNXValue] = []

    /// - Throws: if a node reads what nothing gives, or what depends on itself
    init(of output: String, in graph: ONNXGraph, file: String) throws(InterchangeError) {
        var producers: [String: Int] = [:]
        for (index, node) in graph.nodes.enumerated() { for output in node.outputs where !output.isEmpty { producers[output] = index } }
        let given = Dictionary(graph.inputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        enum Mark { case entered, left }
        var (marks, read) = ([Int: Mark](), Set<String>())

        func source(of name: String, for reader: String) throws(InterchangeError) -> Int? {
            if graph.initializers[name] != nil { return nil }
            if let index = producers[name] { return index }
            guard let input = given[name] else {
                throw .damaged(
                    file: file, part: reader, expected: "an input that a node gives", got: "'\(ONNXNode.shown(name))', which none does")
            }
            if read.insert(name).inserted { inputs.append(input) }
            return nil
        }

        // Depth first, on a stack of our own: a chain may be as long as the file.
        var stack = try source(of: output, for: "the output").map { [$0] } ?? []
        while let index = stack.last {
            let node = graph.nodes[index]
            guard marks[index] == nil else {
                stack.removeLast()
                if marks[index] == .entered { nodes.append(node) }
                marks[index] = .left
                continue
            }
            marks[index] = .entered
            for name in node.inputs.reversed() where !name.isEmpty {
                guard let next = try source(of: name, for: "the node \(node.title)") else { continue }
                guard marks[next] != .entered else {
                    throw .damaged(file: file, part: "the node \(node.title)", expected: "a graph without circles", got: "one")
                }
                if marks[next] == nil { stack.append(next) }
            }
        }
    }
}
