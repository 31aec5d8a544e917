import Reproducible

/// How the learning rate goes over one training run.
public enum Schedule: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same for every batch.
    case constant
    /// Linear from peak ÷ 25 up to the peak over the first 30 % of the batches, then half a cosine down to
    /// peak ÷ 250,000. Source: Smith and Topin, "Super-Convergence" (2018), with the divisors usual since.
    case oneCycle = "one-cycle"
    /// Half a cosine from the peak down to 0. Source: Loshchilov and Hutter, "SGDR" (2017), one period.
    case cosine
    /// In straight lines from 0 up to the peak over the first quarter of the batches and down to 0 again: the rate in
    /// the middle of each batch. Source: Howard and Ruder, "Universal Language Model Fine-tuning" (2018), with a
    /// longer rise.
    case triangle

    /// The learning rate for batch number `batch` (from 0) of a run of `total` batches.
    public func rate(peak: Double, batch: Int, total: Int) -> Double {
        let last = Double(max(1, total - 1))
        let place = min(1, Double(batch) / last)
        switch self {
        case .constant:
            return peak
        case .cosine:
            return Self.cosine(from: peak, to: 0, at: min(1, Double(batch) / Double(max(1, total))))
        case .triangle:
            let (middle, warmUp) = (min(1, (Double(batch) + 0.5) / Double(max(1, total))), 0.25)
            return peak * min(middle / warmUp, (1 - middle) / (1 - warmUp))
        case .oneCycle:
            let (first, end, warmUp) = (peak / 25, peak / 250_000, 0.3)
            guard place >= warmUp else { return first + (peak - first) * (place / warmUp) }
            return Self.cosine(from: peak, to: end, at: (place - warmUp) / (1 - warmUp))
        }
    }

    private static func cosine(from first: Double, to end: Double, at place: Double) -> Double {
        end + (first - end) * (1 + Exact.sinCos(place * .pi).cos) / 2
    }
}
