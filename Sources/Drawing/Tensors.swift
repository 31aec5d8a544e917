import ConvNet
import Display
import Insight
import Subjects

// The numbers of a network that commands show, as files of arrays keep them: shapes are those of Keras, images first.

extension NamedTensor {
    /// What a layer gives for one image: 1 × rows × columns × channels, or 1 × units.
    package init?(_ maps: FeatureMaps) {
        self.init(
            maps.layer, shape: [1] + (maps.isFlat ? [] : [maps.height, maps.width]) + [maps.channels], values: maps.values)
    }

    /// What one channel of a layer gives, or one of its units.
    package init?(_ maps: FeatureMaps, at unit: UnitPath) {
        guard let channel = unit.channel else {
            self.init(maps)
            return
        }
        if let place = unit.position {
            let value = maps.value(channel: channel, row: place.row, column: place.column)
            self.init("\(unit)", shape: [1], values: value.map { [$0] } ?? [])
        } else {
            self.init(
                "\(unit)", shape: [1] + (maps.isFlat ? [] : [maps.height, maps.width]), values: maps.map(channel))
        }
    }

    /// The kernels of a layer, rows × columns × inputs × filters, or of one of its filters.
    package init?(_ bank: FilterBank, filter: Int?, gradient: Bool) {
        let sides = [bank.height, bank.width, bank.inputs]
        let name = gradient ? "gradient" : "kernel"
        if let filter {
            self.init("\(bank.layer)/\(filter)/\(name)", shape: sides, values: bank.kernels(filter: filter))
        } else {
            self.init("\(bank.layer)/\(name)", shape: sides + [bank.filters], values: bank.weights)
        }
    }

    /// Images as networks read them: images × rows × columns × channels.
    package init?(_ name: String, images: [[Float]], shape: Shape) {
        guard case .map(let height, let width, let channels) = shape else { return nil }
        self.init(name, shape: [images.count, height, width, channels], values: Array(images.joined()))
    }

    /// Vectors of one length, one for each image.
    package init?(_ name: String, rows: [[Float]]) {
        self.init(name, shape: [rows.count, rows.first?.count ?? 0], values: Array(rows.joined()))
    }
}

extension [NamedTensor] {
    /// Samples as a network reads them, from 0 (black) to 1 (white).
    package init(_ samples: Samples) {
        guard let first = samples.first, case .map(let height, let width, let channels) = first.picture.shape else {
            self = []
            return
        }
        let tensor = NamedTensor("input", shape: [samples.count, height, width, channels]) {
            samples.flatMap(\.pixels)
        }
        self = [tensor].compactMap { $0 }
    }
}
