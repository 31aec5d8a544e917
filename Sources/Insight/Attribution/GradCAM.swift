import ConvNet
import Words

/// Where the feature maps of the last convolution speak for the target: their sum, each weighed by its mean slope, as far
/// as it is above zero.
///
/// Selvaraju and others, "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization" (2017). The
/// maps are read behind the activation that belongs to the convolution and before any batch normalization behind that. Where
/// normalization stands between convolution and ReLU (`conv, bn, relu`) they are read before both, so they have signs: a
/// place where a map is below zero speaks for the target if the map's weight is below zero too.
///
/// The coarse map is enlarged with straight lines between the centers of its units' receptive fields, down to zero one
/// step beyond the outermost. Stretching it to the image's borders, as is often done, puts what convolutions without
/// padding saw some pixels too far out.
package struct GradCAM: Attribution {
    /// The feature maps that are weighed.
    package struct Source: Sendable, Hashable {
        /// The name of the layer, "conv2".
        package let layer: String
        /// The activation behind which they are read; nil for none.
        package let activation: ElementFunction?
        package let height: Int
        package let width: Int
        package let channels: Int
        /// The element of `Architecture.layers` whose output they are.
        let index: Int
        /// Where its units look.
        let rows: UnitCenters
        let columns: UnitCenters
    }

    package let source: Source

    /// Nil for a network without a convolution.
    package init?(_ architecture: Architecture) {
        guard let row = architecture.summary().last(where: { $0.formula == .weightedSum(over: .window) }),
            case .map(let height, let width, let channels) = row.output
        else { return nil }
        let index = row.layers.upperBound - 1
        let centers = architecture.unitCenters(of: index)
        source = Source(
            layer: row.name, activation: row.activation, height: height, width: width, channels: channels,
            index: index, rows: centers.rows, columns: centers.columns)
    }

    package func map(of question: AttributionQuestion, progress: Watch) throws -> AttributionMap {
        try question.run()
        let output = question.value()
        let maps = question.recording.output(of: source.index)
        let coarse = weighed(maps, by: question.gradient(to: source.index).first ?? [])
        return AttributionMap(
            .gradcam, of: question, output: output, values: enlarged(coarse, question.height, question.width),
            evidence: .featureMaps(source, coarse: coarse))
    }

    /// ReLU(Σ over channels of mean slope × map), [height][width].
    private func weighed(_ maps: [Float], by gradient: [Float]) -> [Float] {
        let places = source.height * source.width
        var weights = [Double](repeating: 0, count: source.channels)
        for (index, slope) in gradient.enumerated() { weights[index % source.channels] += Double(slope) }
        return (0..<places).map { place in
            var sum = 0.0
            for channel in 0..<source.channels {
                sum += weights[channel] / Double(places) * Double(maps[place * source.channels + channel])
            }
            return Float(max(0, sum))
        }
    }

    private func enlarged(_ coarse: [Float], _ height: Int, _ width: Int) -> [Float] {
        let across = (0..<width).map { source.columns.place(of: $0, units: source.width) }
        return (0..<height).flatMap { row in
            let down = source.rows.place(of: row, units: source.height)
            return across.map { place in
                func value(_ row: Int, _ column: Int) -> Float {
                    guard 0..<source.height ~= row, 0..<source.width ~= column else { return 0 }
                    return coarse[row * source.width + column]
                }
                let upper = value(down.unit, place.unit) * (1 - place.share) + value(down.unit, place.next) * place.share
                let lower = value(down.next, place.unit) * (1 - place.share) + value(down.next, place.next) * place.share
                return upper * (1 - down.share) + lower * down.share
            }
        }
    }
}
