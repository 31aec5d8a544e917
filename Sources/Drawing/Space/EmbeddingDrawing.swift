import Display
import Insight
import Subjects
import Words

/// Images as points of a plane.
package struct EmbeddingDrawing {
    /// Where the plane comes from.
    package enum Layout {
        /// Principal components with the share of the variance that each explains.
        case components(explained: [Double])
        /// t-SNE.
        case neighbors(Double, divergence: Double)
    }

    package let places: [SIMD2<Float>]
    package let samples: Samples
    /// For each image the number of the nearest other one in the hidden layer.
    package let nearest: [Int]
    package let layout: Layout
    package let space: String
    package let network: String
    package let images: String
    package let classNames: ClassNames

    package init(
        _ places: [SIMD2<Float>], of samples: Samples, nearest: [Int], layout: Layout, space: String, network: String,
        images: String, classNames: ClassNames
    ) {
        self.places = places
        self.samples = samples
        self.nearest = nearest
        self.layout = layout
        self.space = space
        self.network = network
        self.images = images
        self.classNames = classNames
    }

    package var table: Table {
        let labels = samples.map { $0.label ?? 0 }
        let rows = samples.enumerated().map { number, sample -> [Value] in
            [
                .text("\(sample.path)"), .integer(labels[number]), .text(classNames[labels[number]]),
                .number(Double(places[number].x)), .number(Double(places[number].y)),
                .text("\(samples[nearest[number]].path)"), .flag(labels[nearest[number]] == labels[number]),
            ]
        }
        var table = Table(
            title: title,
            columns: [
                Column("sample"), Column("label"), Column("class"), Column("x"), Column("y"), Column("nearest"),
                Column("nearest_agrees"),
            ],
            rows: rows, notes: notes(labels), drawing: [.chart(chart(labels))])
        table.finding = finding(labels)
        return table
    }

    private var title: String { "\(network) · \(space) · \(images)" }

    /// A series a class that is there.
    private func chart(_ labels: [Int]) -> Chart {
        let series = Set(labels).sorted().map { label in
            Series(name: classNames[label], points: labels.indices.filter { labels[$0] == label }.map {
                Series.Point(x: Double(places[$0].x), y: Double(places[$0].y))
            })
        }
        switch layout {
        case .components(let explained):
            return Chart(
                kind: .scatter, series: series, xLabel: axis(0, explained), yLabel: axis(1, explained))
        case .neighbors:
            return Chart(kind: .scatter, series: series, xLabel: "t-SNE 1", yLabel: "t-SNE 2")
        }
    }

    private func axis(_ place: Int, _ explained: [Double]) -> String {
        let share = explained.indices ~= place ? explained[place] : 0
        return "component \(place + 1), \(Format.percent(share, decimals: 1)) of the variance"
    }

    /// Shares of the images of each class whose nearest other image has their label.
    private func agreement(_ labels: [Int]) -> (all: Double, worst: (label: Int, share: Double)?) {
        let agrees = labels.indices.map { labels[nearest[$0]] == labels[$0] }
        let shares = Set(labels).sorted().map { label in
            let own = labels.indices.filter { labels[$0] == label }
            return (label: label, share: Double(own.count { agrees[$0] }) / Double(own.count))
        }
        return (Double(agrees.count { $0 }) / Double(max(1, labels.count)), shares.min { $0.share < $1.share })
    }

    private func notes(_ labels: [Int]) -> [String] {
        let (all, worst) = agreement(labels)
        var part = "\(Format.percent(all, decimals: 1)) of the images have a nearest neighbor of their own class "
            + "(in the whole space, not the plane)"
        if let worst, worst.share < 1 {
            part += "; fewest of \(classNames[worst.label]): \(Format.percent(worst.share, decimals: 1))"
        }
        return [method, part]
    }

    private var method: String {
        switch layout {
        case .components(let explained):
            "principal components, exact; the plane shows "
                + "\(Format.percent(explained.prefix(2).reduce(0, +), decimals: 1)) of the variance"
        case .neighbors(let perplexity, let divergence):
            "t-SNE, exact: perplexity \(Format.number(perplexity)), \(TSNE.way(points: places.count)) from the principal components, "
                + "divergence \(Format.number(divergence)); distances between far groups mean little"
        }
    }

    private func finding(_ labels: [Int]) -> String {
        let (all, worst) = agreement(labels)
        let parts = all > 0.95 ? "The classes stand well apart" : all > 0.7 ? "Most classes stand apart" : "The classes overlap"
        var text = "\(parts) in \(space) of \(network): \(Format.percent(all, decimals: 1)) of the images have a nearest "
            + "neighbor of their own class."
        if let worst, worst.share < 1 {
            text += " Least so \(classNames[worst.label]), with \(Format.percent(worst.share, decimals: 1))."
        }
        return text
    }
}
