import ConvNet

/// The network as one C99 file that needs nothing else, to compile into whatever is to read digits. It is not read again.
package struct CSourceFormat: WeightWriting {
    package let name = "C source"
    package let endings = ["c"]

    package init() {}

    package func bytes(of network: Network) throws -> [UInt8] {
        let plan = try SourcePlan(network, format: "a C file")
        return Array((head(plan) + functions(plan) + weights(plan) + predict(plan) + CFunctions.main).utf8)
    }

    private func head(_ plan: SourcePlan) -> String {
        """
        /* A network that reads pictures, as one file: C99, no other file, no library, no allocation.

             layers: \(plan.architecture.specification)
             input:  \(plan.architecture.input): rows, columns, channels; black is 0, white 1
             output: one probability for each of \(plan.architecture.classes) classes

           Declare in your program

             void convo_predict(const float image[\(plan.architecture.input.count)], float probabilities[\(plan.architecture.classes)]);

           and compile this file with it. By itself, as a filter that reads images of \(plan.architecture.input.count) numbers each and
           prints a line of probabilities for each of them:

             cc -std=c99 -O2 -DCONVO_MAIN network.c -o network

           Sums are of 32-bit floats, in the order of the loops below. Convo itself sums in another order, several products at
           a time, so that probabilities agree to about 1e-6, not to the last bit. What lies between two layers stands in static
           arrays: one call at a time. */

        #define CONVO_INPUTS \(plan.architecture.input.count)
        #define CONVO_CLASSES \(plan.architecture.classes)

        void convo_predict(const float image[CONVO_INPUTS], float probabilities[CONVO_CLASSES]);


        """
    }

    /// The functions that the steps call, each once; what is not called would be a warning.
    private func functions(_ plan: SourcePlan) -> String {
        var texts: [String] = []
        for text in plan.entries.flatMap({ CFunctions.texts(for: $0.step) }) where !texts.contains(text) { texts.append(text) }
        return texts.map { $0 + "\n\n" }.joined()
    }

    private func weights(_ plan: SourcePlan) -> String {
        plan.entries.map { entry in
            entry.tensors.map { tensor in
                let numbers = tensor.values.map { $0.hexadecimal + "f" }
                let lines = stride(from: 0, to: numbers.count, by: 6).map {
                    "    " + numbers[$0..<min($0 + 6, numbers.count)].joined(separator: ", ")
                }
                return "static const float \(tensor.name)[\(tensor.values.count)] = {\n\(lines.joined(separator: ",\n"))\n};\n\n"
            }.joined()
        }.joined()
    }

    private func predict(_ plan: SourcePlan) -> String {
        let calls = SourceCalls(plan)
        let buffers = calls.sizes.enumerated().filter { $1 > 0 }.map { "    static float \(SourceCalls.names[$0])[\($1)];\n" }.joined()
        let lines = calls.calls.map { call in
            "    \(CFunctions.call(call.entry, from: call.from, to: call.to)); /* \(call.entry.name): \(call.entry.words) */\n"
        }
        return """
            void convo_predict(const float image[CONVO_INPUTS], float probabilities[CONVO_CLASSES])
            {
            \(buffers)\(lines.joined())}


            """
    }
}
