import Display
import Insight
import Painting
import Raster
import Subjects

/// What is seen beside a sheet that is drawn on.
package enum SheetDrawing {
    /// The pixels that the network gets.
    package static func input(_ picture: Picture) -> Output {
        .picture(PictureOutput(tiles: [Tile(picture, caption: "what the network gets")]))
    }

    /// The way from the sheet to these pixels.
    ///
    /// - Parameter side: no picture is drawn larger than this
    package static func steps(_ steps: [DigitPreparation.Step], side: Int = 28) -> Output {
        .picture(PictureOutput(tiles: steps.map { step in Tile(small(step.picture, side), caption: step.name) }))
    }

    private static func small(_ picture: Picture, _ side: Int) -> Picture {
        let longer = max(picture.width, picture.height)
        guard longer > side else { return picture }
        return Resampling.resize(
            picture, width: max(1, picture.width * side / longer), height: max(1, picture.height * side / longer))
    }

    /// The prepared pixels beside those that come of resizing alone, each with its answer.
    package static func resized(
        _ plain: (picture: Picture, prediction: Prediction), _ prepared: (picture: Picture, prediction: Prediction),
        classNames: ClassNames
    ) -> Output {
        func tile(_ name: String, _ answer: (picture: Picture, prediction: Prediction)) -> Tile {
            Tile(answer.picture, caption: "\(name): \(Verdict(answer.prediction, label: nil, classNames: classNames).words)")
        }
        return .picture(PictureOutput(tiles: [tile("prepared", prepared), tile("only resized", plain)]))
    }

    /// Where the evidence for the answer lies.
    package static func evidence(_ map: AttributionMap, classNames: ClassNames) -> Output {
        let words = SaliencyWords(map, classNames: classNames)
        let largest = map.largest > 0 ? map.largest : 1
        return .picture(PictureOutput(
            tiles: [
                Tile(caption: "\(map.method.title): evidence for \(words.target)", width: map.width, height: map.height, values: map.values)
            ], range: .span(low: 0, high: largest)))
    }

    /// The maps of a layer, without numbers.
    package static func maps(_ layer: FeatureMaps) -> Output {
        let largest = max((0..<layer.channels).flatMap { layer.map($0) }.max() ?? 0, .leastNormalMagnitude)
        return .picture(PictureOutput(
            tiles: (0..<layer.channels).map { channel in
                Tile(caption: "\(channel)", width: layer.width, height: layer.height, values: layer.map(channel))
            }, range: .span(low: 0, high: largest)))
    }

    /// The verdict on a drawing: `reads 4 with 99.81 %`.
    package static func words(_ prediction: Prediction, classNames: ClassNames) -> String {
        Verdict(prediction, label: nil, classNames: classNames).words
    }
}
