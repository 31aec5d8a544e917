import ConvNet
import Display

/// The loss of a run, batch after batch, gathered into a few dozen points.
package struct LossCurve {
    package private(set) var points: [Series.Point] = []
    private var epoch = 0
    private var sum = 0.0
    private var windowSum = 0.0
    private var windowBatches = 0

    package init(points: [Series.Point] = []) {
        self.points = points
    }

    /// So many points at most, about.
    static let resolution = 30

    /// The report's loss is a mean over the epoch so far; the batches since the last point are taken out of it.
    package mutating func add(_ report: BatchReport) {
        if report.epoch != epoch {
            epoch = report.epoch
            sum = 0
        }
        let now = report.loss * Double(report.batch)
        windowSum += now - sum
        sum = now
        windowBatches += 1
        let size = max(1, report.batchesTotal / Self.resolution)
        guard windowBatches >= size || report.batchesDone == report.batchesTotal else { return }
        points.append(.init(x: Double(report.batchesDone), y: max(0, windowSum / Double(windowBatches))))
        windowSum = 0
        windowBatches = 0
    }
}
