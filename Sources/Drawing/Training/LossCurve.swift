import ConvNet
import Display

/// The loss of a run, batch after batch, gathered into a few dozen points.
package struct LossCurve {
    package private(set) var points: [Series.Point] = []
    private var windowSum = 0.0
    private var windowBatches = 0

    package init(points: [Series.Point] = []) {
        self.points = points
    }

    /// So many points at most, about.
    static let resolution = 30

    package mutating func add(_ report: BatchReport) {
        windowSum += report.batchLoss
        windowBatches += 1
        let size = max(1, report.batchesTotal / Self.resolution)
        guard windowBatches >= size || report.batchesDone == report.batchesTotal else { return }
        points.append(.init(x: Double(report.batchesDone), y: windowSum / Double(windowBatches)))
        windowSum = 0
        windowBatches = 0
    }
}
