import Files

/// Arrays of NumPy, in one file or several: `mnist.npz` as Keras ships it, MedMNIST's and KMNIST's files, or what somebody saved.
///
///     mnist.npz       x_train, y_train, x_test, y_test
///     bloodmnist.npz  train_images, train_labels, val_images, …, test_images, test_labels
///     digits.npz      data, target                                 a seventh is for the test
///     a folder        kmnist-train-imgs.npz, …  or  x_train.npy, …
enum NumPy {}

extension NumPy: DataFormat {
    private static func files(_ names: [String]) -> [String] {
        names.filter { $0.hasSuffix(".npz") || $0.hasSuffix(".npy") }
    }

    static func recognizes(_ place: DataPlace) -> Bool {
        if let names = place.names { return !names.contains { $0.lowercased().contains("ubyte") } && !files(names).isEmpty }
        let nature = FileNature.of(place.path)
        return nature == .npz || nature == .numpy || (nature == .zip && place.path.hasSuffix(".npz"))
    }

    static func dataset(at place: DataPlace, _ reading: DataReading) throws(DatasetError) -> Dataset {
        let paths = place.names.map { files($0).map { "\(place.path)/\($0)" } } ?? [place.path]
        let arrays = try paths.map { path throws(DatasetError) in try NumPyArray.all(in: path, reading) }.flatMap { $0 }
        guard arrays.count > 1 else {
            throw .noArrays(path: place.path, missing: "pictures with labels beside them", found: arrays.map(\.name))
        }
        return try ArraySet(arrays, of: place.path, reading)
            .dataset(name: place.name, files: [place.name] + paths.map { DataPlace.name(of: $0) })
    }
}
