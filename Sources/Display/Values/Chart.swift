import Painting

/// Numbers to be seen as curves, points, bars or a histogram.
package struct Chart: OutputKind {
    /// How the series are drawn.
    package enum Kind: String, Sendable, Hashable {
        /// Curves through the points of each series.
        case lines
        /// A horizontal bar for each of the series' bars; several series stand in groups by label.
        case bars
        /// Upright columns: a point's x is the middle of its bin, its y the count.
        case histogram
        /// A cloud of points: each is a character that stands for its series, or a colored dot where they are many.
        case scatter
    }

    /// Stands above the chart.
    package var title: String?
    /// How the series are drawn.
    package var kind: Kind
    /// Drawn together, told apart by marks and names.
    package var series: [Series]
    /// What the horizontal axis counts; empty for nothing.
    package var xLabel: String
    /// What the value axis counts; empty for nothing.
    package var yLabel: String
    /// The unit of the values, written behind them (`ms`); empty for none.
    package var units: String
    /// How values (y of points, lengths of bars) are written.
    package var style: NumberStyle
    /// The lower end of the value axis; nil takes it from the numbers (bars: 0).
    package var minimum: Double?
    /// The upper end of the value axis, or the value of a full bar; nil takes it from the numbers.
    package var maximum: Double?
    /// Remarks under the chart.
    package var notes: [String]
    /// What is to be seen, in a sentence or two: all that `--describe` shows.
    package var finding: String?

    /// A chart; what is left out is taken from the numbers or not shown.
    package init(
        title: String? = nil, kind: Kind, series: [Series], xLabel: String = "", yLabel: String = "",
        units: String = "", style: NumberStyle = .number, minimum: Double? = nil, maximum: Double? = nil,
        notes: [String] = []
    ) {
        self.title = title
        self.kind = kind
        self.series = series
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.units = units
        self.style = style
        self.minimum = minimum
        self.maximum = maximum
        self.notes = notes
    }
}

/// One curve, or one set of bars.
package struct Series: Sendable, Hashable {
    /// One point of a curve; not drawn if either coordinate is not finite.
    package struct Point: Sendable, Hashable {
        /// Along the horizontal axis.
        package var x: Double
        /// Along the value axis.
        package var y: Double

        /// A point at the given coordinates.
        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// One bar.
    package struct Bar: Sendable, Hashable {
        /// Stands before the bar.
        package var label: String
        /// May be negative: the bar then runs to the left of zero.
        package var value: Double
        /// A few words behind the value, such as `labeled`.
        package var note: String
        /// How the bar is colored; `plain` takes the color of the series.
        package var tint: Tint

        /// A bar of the given value.
        package init(label: String, value: Double, note: String = "", tint: Tint = .plain) {
            self.label = label
            self.value = value
            self.note = note
            self.tint = tint
        }
    }

    /// Its name in the legend.
    package var name: String
    /// A few words behind the name in the legend, such as `last 0.0213`.
    package var remark = ""
    /// For lines, scatters and histograms.
    package var points: [Point]
    /// For bars.
    package var bars: [Bar]

    /// A curve, a cloud, or the bins of a histogram.
    package init(name: String, points: [Point], remark: String = "") {
        self.init(name: name, points: points, bars: [])
        self.remark = remark
    }

    /// A set of bars.
    package init(name: String, bars: [Bar]) {
        self.init(name: name, points: [], bars: bars)
    }

    /// A series that can be drawn both ways.
    package init(name: String, points: [Point], bars: [Bar]) {
        self.name = name
        self.points = points
        self.bars = bars
    }
}
