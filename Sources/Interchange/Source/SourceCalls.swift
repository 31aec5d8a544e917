/// Which step reads what: two arrays in turn, the image first, the probabilities last.
struct SourceCalls {
    static let names = ["one", "two"]

    struct Call {
        let entry: SourcePlan.Entry
        let from: String
        let to: String
    }

    let calls: [Call]
    /// How many numbers each array holds.
    let sizes: [Int]

    init(_ plan: SourcePlan) {
        var (calls, sizes, from) = ([Call](), [0, 0], "image")
        for entry in plan.entries {
            let isLast = calls.count == plan.entries.count - 1
            var to = isLast ? "probabilities" : from
            if !isLast, !entry.step.isInPlace || from == "image" {
                let next = from == Self.names[0] ? 1 : 0
                sizes[next] = max(sizes[next], entry.count)
                to = Self.names[next]
            }
            calls.append(Call(entry: entry, from: from, to: to))
            from = to
        }
        (self.calls, self.sizes) = (calls, sizes)
    }
}
