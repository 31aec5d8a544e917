#!/usr/bin/env python3
"""Writes the small Keras files of Tests/InterchangeTests/Fixtures/Keras, and what Keras says of one image by each.

    python3 -m venv ENV && ENV/bin/pip install keras tensorflow-cpu tf_keras h5py
    ENV/bin/python Tests/Interchange/fixtures_keras.py

The image is 28×28; its pixel in row r and column c is (28 r + c) mod 17 ÷ 16, as bytes of 255 where the model rescales.
"""
import json
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import h5py
import keras
import numpy as np
import tf_keras

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "InterchangeTests" / "Fixtures" / "Keras"
IMAGE = (np.arange(784) % 17 / 16).astype("float32").reshape(1, 28, 28, 1)


def randomized(model, seed):
    """The model with random weights, of which the variances of batch normalization are above 0."""
    generator = np.random.default_rng(seed)
    for layer in model.layers:
        if isinstance(layer, (keras.Sequential, tf_keras.Sequential)):
            randomized(layer, seed + 1)
        else:
            layer.set_weights([generator.uniform(*((0.5, 1.5) if weight.name.startswith("moving_var") else (-0.5, 0.5)), weight.shape)
                               for weight in layer.weights])
    return model


def rich():
    """Layers of most kinds, in Keras 3."""
    make = keras.layers
    return randomized(keras.Sequential([
        keras.Input((28, 28, 1)), make.Rescaling(1 / 127.5, offset=-1), make.ZeroPadding2D(((0, 1), (2, 1))),
        make.Conv2D(2, (3, 4), strides=2), make.LeakyReLU(negative_slope=0.1), make.BatchNormalization(scale=False, epsilon=1e-4),
        keras.Sequential([make.Conv2D(3, 3, padding="same", use_bias=False, activation="tanh"), make.MaxPooling2D(3, strides=2)]),
        make.Dropout(0.25), make.Activation("relu"), make.AveragePooling2D(2, padding="same"), make.GlobalAveragePooling2D(),
        make.Dense(10, activation="softmax"),
    ]), 1)


def plain():
    """A linear Functional model of Keras 2, trained a little by Adam."""
    make = tf_keras.layers
    image = tf_keras.Input((28, 28, 1))
    x = make.Conv2D(2, 5, strides=7, padding="same", activation="relu")(image)
    x = make.BatchNormalization(axis=3)(x)
    x = make.Flatten()(x)
    model = tf_keras.Model(image, make.Activation("softmax")(make.Dense(10)(x)))
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(np.repeat(IMAGE, 10, 0), np.arange(10), verbose=0)
    return model


def vector():
    """A model of vectors that ends in logits."""
    return randomized(keras.Sequential([
        keras.Input((784,)), keras.layers.Reshape((28, 28, 1)), keras.layers.AveragePooling2D(7), keras.layers.Reshape((-1,)),
        keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(10),
    ]), 2)


def branching():
    """A model that adds what two layers give."""
    image = keras.Input((28, 28, 1))
    x = keras.layers.Flatten(name="flat")(image)
    return keras.Model(image, keras.layers.Add()([keras.layers.Dense(2)(x), keras.layers.Dense(2)(x)]))


def unknown():
    """A model with a layer that Convo has not."""
    return keras.Sequential([
        keras.Input((28, 28, 1)), keras.layers.Conv2DTranspose(2, 3, name="up"), keras.layers.Flatten(), keras.layers.Dense(2)])


def packed(source, target):
    """A copy with compressed pieces, numbers of half precision and of double precision, and texts of any length."""
    def copy(old, new):
        for name, value in old.attrs.items():
            new.attrs[name] = [word if isinstance(word, str) else word.decode() for word in value] if len(np.shape(value)) else value
        for name, item in old.items():
            if isinstance(item, h5py.Group):
                copy(item, new.create_group(name))
            elif item.shape:
                kind = "<f2" if item.ndim == 1 else ">f8"
                pieces = tuple((side + 1) // 2 for side in item.shape)
                new.create_dataset(name, data=item[()], dtype=kind, compression="gzip", shuffle=True, fletcher32=item.ndim == 2, chunks=pieces)
            else:
                new[name] = item[()]
    with h5py.File(source) as old, h5py.File(target, "w") as new:
        copy(old, new)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    said = {}

    def keep(model, name, image=IMAGE, softmax=False):
        model.save(FOLDER / name)
        answer = model.predict(image, verbose=0)[0].astype("float64")
        if softmax:
            answer = np.exp(answer - answer.max()) / np.exp(answer - answer.max()).sum()
        said[name] = [float(number) for number in answer]

    model = rich()
    keep(model, "keras3.h5", IMAGE * 255)
    keep(model, "keras3.keras", IMAGE * 255)
    keep(plain(), "keras2.h5")
    keep(vector(), "vector.keras", IMAGE.reshape(1, 784), softmax=True)
    packed(FOLDER / "keras3.h5", FOLDER / "packed.h5")
    branching().save(FOLDER / "branching.keras")
    unknown().save(FOLDER / "unknown.keras")
    weights = randomized(keras.Sequential([
        keras.Input((28, 28, 1)), keras.layers.Conv2D(2, 5, strides=5), keras.layers.BatchNormalization(), keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax")]), 3)
    weights.save_weights(FOLDER / "alone.weights.h5")
    said["alone.weights.h5"] = [float(number) for number in weights.predict(IMAGE, verbose=0)[0]]
    (FOLDER / "said.json").write_text(json.dumps(said, indent=1) + "\n")


if __name__ == "__main__":
    main()
