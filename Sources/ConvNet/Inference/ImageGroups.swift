import Kernels

/// The images of a source in small groups, each taken through a plan by one thread, so that what one layer writes is still
/// in its cache when the next reads it.
struct ImageGroups {
    /// A plan for each thread.
    private let plans: ThreadValues<Plan>
    private let group: Int
    private let order: [Int32]

    /// - Parameters:
    ///   - group: images that a plan takes at once
    ///   - count: images of the source to come
    ///   - wanted: how many of them will be asked about
    ///   - plan: makes a plan for groups of that size
    init(of group: Int, count: Int, wanted: Int, plan: () -> Plan) {
        let number = max(1, min(WorkerPool.threads, PlanMemory.mostPlans, (wanted + group - 1) / group))
        plans = ThreadValues((0..<number).map { _ in plan() })
        self.group = group
        order = (0..<Int32(count)).map { $0 }
        prepare()
    }

    /// Images to ask about at once: enough for threads to share out evenly, and done in no time.
    var batch: Int { 16 * group }

    /// Follows the tensors; once after they changed.
    func prepare() {
        for plan in plans.values { plan.prepare() }
    }

    /// What `body` makes of each image, in order.
    ///
    /// - Parameter body: called on several threads at once with a plan that has a group's images in it, and which they are.
    func map<Result: Sendable>(
        _ source: any SampleSource, _ images: Range<Int>,
        _ body: @Sendable (_ plan: Plan, _ group: Range<Int>) -> [Result]
    ) -> [Result] {
        let groups = (images.count + group - 1) / group
        let (order, group) = (order, group)
        return plans.map(groups) { plan, index in
            let first = images.lowerBound + index * group
            let part = first..<min(first + group, images.upperBound)
            plan.load(source, order: order, range: part, draw: .none)
            return body(plan, part)
        }.flatMap { $0 }
    }
}
