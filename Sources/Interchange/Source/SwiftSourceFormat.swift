import ConvNet

/// The network as one Swift file that imports nothing, not even Foundation. It is not read again.
package struct SwiftSourceFormat: WeightWriting {
    package let name = "Swift source"
    package let endings = ["swift"]

    package init() {}

    package func bytes(of network: Network) throws -> [UInt8] {
        let plan = try SourcePlan(network, format: "a Swift file")
        return Array((head(plan) + predict(plan) + functions(plan) + weights(plan) + SwiftFunctions.main).utf8)
    }

    private func head(_ plan: SourcePlan) -> String {
        """
        // A network that reads pictures, as one file that imports nothing.
        //
        //   layers: \(plan.architecture.specification)
        //   input:  \(plan.architecture.input): rows, columns, channels; black is 0, white 1
        //   output: one probability for each of \(plan.architecture.classes) classes
        //
        // Add it to a program and call `ConvoNetwork.probabilities(of: image)`. By itself, as a filter that reads images of
        // \(plan.architecture.input.count) numbers each and prints a line of probabilities for each of them:
        //
        //   swiftc -O -parse-as-library -D CONVO_MAIN network.swift -o network
        //
        // Sums are of 32-bit floats, in the order of the loops below. Convo itself sums in another order, several products at a
        // time, so that probabilities agree to about 1e-6, not to the last bit.

        enum ConvoNetwork {
            static let inputs = \(plan.architecture.input.count)
            static let classes = \(plan.architecture.classes)


        """
    }

    private func predict(_ plan: SourcePlan) -> String {
        let lines = plan.entries.map { entry in
            "        x = \(SwiftFunctions.call(entry)) // \(entry.name): \(entry.words)\n"
        }
        return """
                /// The probability of every class.
                ///
                /// - Parameter image: as many numbers as `inputs`, from 0 (black) to 1 (white)
                static func probabilities(of image: [Float]) -> [Float] {
                    precondition(image.count == inputs, "an image has \\(inputs) numbers")
                    var x = image
            \(lines.joined())        return x
                }


            """
    }

    private func functions(_ plan: SourcePlan) -> String {
        var texts: [String] = []
        for text in plan.entries.flatMap({ SwiftFunctions.texts(for: $0.step) }) where !texts.contains(text) { texts.append(text) }
        return (texts + [SwiftFunctions.numbers]).map { indented($0) + "\n\n" }.joined()
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    }

    /// The bits of each number as digits of a text: a list of as many numbers would take a compiler minutes.
    private func weights(_ plan: SourcePlan) -> String {
        let texts = plan.entries.flatMap(\.tensors).map { tensor in
            let digits = tensor.values.map(\.bitDigits)
            let lines = stride(from: 0, to: digits.count, by: 14).map { "        " + digits[$0..<min($0 + 14, digits.count)].joined() }
            return "    private static let \(tensor.name) = numbers(\n        \"\"\"\n\(lines.joined(separator: "\n"))\n        \"\"\")\n"
        }
        return texts.joined(separator: "\n") + "}\n\n"
    }
}
