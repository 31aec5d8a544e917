#!/usr/bin/env python3
"""Carries the twelve networks of architectures.py from Keras to Convo and back, and compares what they say of images.

    python3 -m venv ENV && ENV/bin/pip install keras tensorflow-cpu tf_keras h5py
    ENV/bin/python Tests/Interchange/check_keras.py --convo .build/release/convo --data FOLDER

FOLDER has MNIST's four IDX files. Each network is built in Keras with random weights and saved as `.h5` and `.keras`, by Keras 3
and, where tf_keras is installed, by Keras 2; Convo opens each and says what it makes of the test images (10,000 for the classic
network, 500 for the others; random ones in color). Then Convo saves it as `.h5` and `.keras`, and Keras loads these: all
probabilities have to agree to 1e-5, and all classes.
"""
import argparse
import os
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Peers"))
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import numpy as np

import architectures
from carrying import Check, color_folder, gray_images, run

ACTIVATIONS = ("relu", "tanh", "sigmoid", "leaky-relu")


def layers_of(keras, network):
    """The layers of a network in a version of Keras, an activation that stands by itself as a layer."""
    make, built = keras.layers, []

    def activation(words):
        if not words:
            return []
        if words[0] == "leaky-relu":
            slope = float(words[1]) if len(words) > 1 else 0.3
            return [make.LeakyReLU(slope)]
        return [make.Activation(words[0])]

    for item in network.layers.split(", "):
        words = item.split()
        place = next((i for i, word in enumerate(words) if word in ACTIVATIONS), len(words))
        words, after = words[:place], activation(words[place:])
        kind = words[0] if words else None
        stride = int(words[words.index("stride") + 1]) if "stride" in words else None
        if kind == "conv":
            if "pad" in words:
                numbers = []
                for word in words[words.index("pad") + 1:]:
                    if not word.isdigit():
                        break
                    numbers.append(int(word))
                top, left, bottom, right = numbers if len(numbers) == 4 else numbers[:1] * 4
                built.append(make.ZeroPadding2D(((top, bottom), (left, right))))
            size = tuple(int(side) for side in words[2].split("x"))
            built.append(make.Conv2D(int(words[1]), size, strides=stride or 1, padding="same" if "same" in words else "valid"))
        elif kind == "dense":
            built.append(make.Dense(int(words[1])))
        elif kind == "bn":
            built.append(make.BatchNormalization(epsilon=float(words[2]) if len(words) > 2 else 1e-3))
        elif kind in ("maxpool", "avgpool"):
            pool = make.MaxPooling2D if kind == "maxpool" else make.AveragePooling2D
            built.append(pool(int(words[1]), strides=stride or int(words[1])))
        elif kind == "globalavgpool":
            built.append(make.GlobalAveragePooling2D())
        elif kind == "dropout":
            built.append(make.Dropout(float(words[1])))
        elif kind == "flatten":
            built.append(make.Flatten())
        elif kind == "rescale":
            built.append(make.Rescaling(float(words[1]), float(words[2])))
        elif kind is not None:
            raise ValueError(f"{item} is not known here")
        built += after
    return built + [make.Softmax()]


def model_of(keras, network, generator):
    """A model with random weights, of which batch normalization has random statistics too."""
    model = keras.Sequential([keras.Input(network.image)] + layers_of(keras, network))
    weights = []
    for layer in model.layers:
        for weight in layer.weights:
            name, shape = weight.name.split("/")[-1].split(":")[0], tuple(weight.shape)
            if name == "kernel":
                limit = (6 / (np.prod(shape[:-1]) + shape[-1])) ** 0.5
                weights.append(generator.uniform(-limit, limit, shape))
            else:
                weights.append(generator.uniform(0.5, 1.5, shape) if name in ("gamma", "moving_variance") else
                               generator.uniform(-0.5, 0.5, shape))
    place = 0
    for layer in model.layers:
        count = len(layer.weights)
        layer.set_weights([weight.astype("float32") for weight in weights[place:place + count]])
        place += count
    return model


def versions():
    """Keras 3, and Keras 2 where it is installed."""
    import keras
    found = [("keras3", keras)]
    try:
        import tf_keras
        found.append(("keras2", tf_keras))
    except ImportError:
        print("tf_keras is not installed: files of Keras 2 are left out")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--convo", metavar="PATH", required=True, type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--data", metavar="DIR", required=True, help="the folder of MNIST's IDX files, plain or with .gz")
    parser.add_argument("--only", metavar="NAME", help="one of the networks")
    options = parser.parse_args()
    generator, check, keras_versions = np.random.default_rng(15), Check(), versions()
    gray = gray_images(options.data)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        color = color_folder(folder / "color", generator)
        for network in architectures.NETWORKS:
            if options.only in (None, network.name):
                isGray = network.image[2] == 1
                data, images = (options.data, gray) if isGray else (folder / "color", color)
                images = images[:10000 if network.name == "classic" else 500]
                carry(network, images, data, folder, options.convo, keras_versions, generator, check)
    sys.exit(f"{check.failures} tables differ" if check.failures else 0)


def carry(network, images, data, folder, convo, keras_versions, generator, check):
    """Carries one network through every kind of file, both ways."""
    for version, keras in keras_versions:
        model = model_of(keras, network, generator)
        expected = model.predict(images, batch_size=500, verbose=0)
        for ending in ("h5", "keras"):
            stem = f"{network.name}-{version}"
            path, table = folder / f"{stem}.{ending}", folder / f"{stem}-{ending}.npy"
            saved = [folder / f"{stem}-{ending}-again.{kind}" for kind in ("h5", "keras")]
            model.save(path)
            run(convo, [
                f"load {data}", f"open {path}", f"predict test/0-{len(images) - 1} --save {table}",
                *[f"save {file}" for file in saved],
            ])
            check.same(f"{path.name} in Convo", expected, np.load(table))
            for file in saved:
                for other, reader in keras_versions:
                    # The archives of Convo are those of Keras 3.
                    if not (file.suffix == ".keras" and other == "keras2"):
                        loaded = reader.models.load_model(file, compile=False)
                        check.same(f"{file.name} in {other}", expected, loaded.predict(images, batch_size=500, verbose=0))


if __name__ == "__main__":
    main()
