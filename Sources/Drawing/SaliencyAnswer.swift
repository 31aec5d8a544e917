import Insight

/// A map, and its test where one was asked for.
package struct SaliencyAnswer {
    package let map: AttributionMap
    package var check: FaithfulnessResult?

    package init(map: AttributionMap, check: FaithfulnessResult? = nil) {
        self.map = map
        self.check = check
    }
}

/// How the answer went as pixels were taken away or given in some order.
package struct FaithfulnessResult {
    /// What made the order: a method, or chance.
    package let name: String
    package let deletion: FaithfulnessCurve
    package let insertion: FaithfulnessCurve

    package init(name: String, deletion: FaithfulnessCurve, insertion: FaithfulnessCurve) {
        self.name = name
        self.deletion = deletion
        self.insertion = insertion
    }
}
