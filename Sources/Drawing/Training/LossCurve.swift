import Display
import Insight

/// The loss while training: a point for each of about thirty stretches of batches, the mean of their losses.
enum LossCurve {
    /// So many points at most, about.
    static let resolution = 30

    /// The points, by the number of each stretch's last batch.
    static func points(of batches: BatchLosses) -> [Series.Point] {
        let size = max(1, batches.losses.count / resolution)
        return batches.means(of: size).enumerated().map { place, mean in
            .init(x: Double(min((place + 1) * size, batches.losses.count)), y: mean.loss)
        }
    }
}
