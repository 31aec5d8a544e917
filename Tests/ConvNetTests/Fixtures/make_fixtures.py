"""Writes the *.safetensors files in this folder: what Keras makes of small networks.

    KERAS_BACKEND=jax python make_fixtures.py

Computed in double precision with Keras 3 on JAX, stored as 32-bit floats. Weights, images and labels come from the
formulas below, which KerasTests.swift has too, so only results are stored:

    probabilities        in use, with the moving averages
    loss                 in training, mean over the batch
    gradient/TENSOR      of that loss
    adam/TENSOR          every tensor after one step of Adam, rate 0.001, moving averages included

Of tensors with more than 2,000 values every 13th is stored.
"""
import json
import os
import pathlib
import struct

os.environ["KERAS_BACKEND"] = "jax"
import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import keras
import numpy as np

keras.config.set_floatx("float64")

CASES = {
    "handwritten": ("28x28", 6, "conv 16 3x3 relu, bn, maxpool 2, conv 32 3x3 relu, bn, maxpool 2, flatten, "
                                "dense 64 relu, bn, dense 10"),
    "plain": ("9x7", 5, "conv 3 3x3 relu, bn, maxpool 2, flatten, dense 5 relu, bn, dense 4"),
    "strided": ("13x11", 4, "conv 5 4x2 same stride 2, relu, avgpool 3 stride 2, conv 9 2x1 relu, flatten, bn, "
                            "dense 6 relu, dense 3"),
    "stacked": ("12x10", 3, "conv 4 5x5 same relu, conv 6 3x3 relu, maxpool 3 stride 2, bn, relu, flatten, dense 3"),
    "pooled": ("11x9", 6, "maxpool 2, bn, avgpool 2 stride 1, relu, flatten, dense 7 relu, dense 4"),
    "vector": ("5x5", 7, "flatten, dense 12 relu, bn, dense 10"),
    "leaky": ("12x10", 4, "conv 5 3x3 leaky-relu, bn, leaky-relu 0.1, maxpool 2, flatten, dense 6 leaky-relu 0.01, dense 3"),
    "lenet": ("28x28", 3, "conv 6 5x5 same tanh, avgpool 2, conv 16 5x5 tanh, avgpool 2, flatten, dense 120 tanh, "
                          "dense 84 tanh, dense 10"),
    "sigmoid": ("9x7", 5, "bn, sigmoid, conv 4 3x3 sigmoid, avgpool 2, flatten, dense 6 sigmoid, dense 4"),
    "averaged": ("11x9", 5, "conv 7 3x3 relu, maxpool 2, conv 5 2x2 tanh, globalavgpool, dense 6 relu, dense 4"),
}
LIMIT, STRIDE = 2000, 13


def chance(number, count):
    """Numbers from -0.5 up to 0.5, exact in 24 bits, for the tensor or picture `number`."""
    index = np.arange(count, dtype=np.uint64)
    bits = (index + np.uint64(1)) * np.uint64(2654435761) + np.uint64(number) * np.uint64(40503)
    bits = (bits ^ (bits >> np.uint64(15))) * np.uint64(2246822519) % np.uint64(2**32)
    return (bits >> np.uint64(8)).astype(np.float32) * np.float32(2.0**-24) - np.float32(0.5)


def weights(number, role, shape):
    values = chance(number, int(np.prod(shape)))
    if role == "kernel":
        fan = int(np.prod(shape[:-1]))
        return (values * np.sqrt(np.float32(12) / np.float32(fan))).reshape(shape)
    offset = np.float32(1) if role in ("gamma", "moving_variance") else np.float32(0)
    return (offset + values * np.float32(0.5)).reshape(shape)


def images(batch, height, width):
    pixels = np.floor((chance(1000, batch * height * width) + np.float32(0.5)) * np.float32(256))
    return (pixels.astype(np.float32) / np.float32(255)).reshape(batch, height, width, 1)


def activations(words):
    """The activation that the words name, by itself or behind a layer."""
    for place, word in enumerate(words):
        if word == "relu":
            return [keras.layers.ReLU()]
        if word == "leaky-relu":
            slope = words[place + 1:]
            return [keras.layers.LeakyReLU(negative_slope=float(slope[0])) if slope else keras.layers.LeakyReLU()]
        if word in ("tanh", "sigmoid"):
            return [keras.layers.Activation(word)]
    return []


def model(specification, height, width):
    """The Keras model, and the names of its weights in the order of the specification."""
    layers, names, counts = [keras.Input((height, width, 1))], [], {}

    def count(stem):
        counts[stem] = counts.get(stem, 0) + 1
        return f"{stem}{counts[stem]}"

    for item in specification.split(", "):
        words = item.split()
        numbers = [word for word in words[1:] if word[0].isdigit()]
        stride = int(words[words.index("stride") + 1]) if "stride" in words else None
        if words[0] == "conv":
            kernel = tuple(int(side) for side in numbers[1].split("x"))
            layers.append(keras.layers.Conv2D(
                int(numbers[0]), kernel, strides=stride or 1, padding="same" if "same" in words else "valid"))
            name = count("conv")
            names += [(name, role) for role in ("kernel", "bias")]
        elif words[0] == "dense":
            layers.append(keras.layers.Dense(int(numbers[0])))
            name = count("dense")
            names += [(name, role) for role in ("kernel", "bias")]
        elif words[0] == "bn":
            layers.append(keras.layers.BatchNormalization())
            name = count("bn")
            names += [(name, role) for role in ("gamma", "beta", "moving_mean", "moving_variance")]
        elif words[0] in ("maxpool", "avgpool"):
            kind = keras.layers.MaxPooling2D if words[0] == "maxpool" else keras.layers.AveragePooling2D
            layers.append(kind(int(numbers[0]), strides=stride))
        elif words[0] == "flatten":
            layers.append(keras.layers.Flatten())
        elif words[0] == "globalavgpool":
            layers.append(keras.layers.GlobalAveragePooling2D())
        layers += activations(words)
    return keras.Sequential(layers), names


def results(specification, size, batch):
    height, width = (int(side) for side in size.split("x"))
    network, names = model(specification, height, width)
    for number, ((_, role), weight) in enumerate(zip(names, network.weights, strict=True)):
        weight.assign(weights(number, role, weight.shape).astype(np.float64))
    x = jnp.asarray(images(batch, height, width), dtype=jnp.float64)
    classes = network.output_shape[-1]
    y = jnp.asarray([(7 * index + 1) % classes for index in range(batch)])
    out = {"probabilities": np.asarray(jax.nn.softmax(network(x, training=False)))}

    def loss(trainable, fixed):
        logits, fixed = network.stateless_call(trainable, fixed, x, training=True)
        losses = keras.losses.sparse_categorical_crossentropy(y, logits, from_logits=True)
        return losses.mean(), fixed

    trainable = [variable.value for variable in network.trainable_variables]
    fixed = [variable.value for variable in network.non_trainable_variables]
    (value, fixed), gradients = jax.value_and_grad(loss, has_aux=True)(trainable, fixed)
    out["loss"] = np.asarray([value])
    optimizer = keras.optimizers.Adam(0.001)
    optimizer.build(network.trainable_variables)
    updated, _ = optimizer.stateless_apply(optimizer.variables, gradients, trainable)
    places = {variable.path: "/".join(name) for variable, name in zip(network.weights, names)}
    for variable, gradient, value in zip(network.trainable_variables, gradients, updated, strict=True):
        out[f"gradient/{places[variable.path]}"] = np.asarray(gradient)
        out[f"adam/{places[variable.path]}"] = np.asarray(value)
    for variable, value in zip(network.non_trainable_variables, fixed, strict=True):
        out[f"adam/{places[variable.path]}"] = np.asarray(value)
    return out


def write(path, metadata, tensors):
    header, data = {"__metadata__": metadata}, b""
    for name, values in tensors.items():
        flat = values.astype("<f4").reshape(-1)
        if flat.size > LIMIT:
            flat = flat[::STRIDE]
        header[name] = {"dtype": "F32", "shape": [flat.size], "data_offsets": [len(data), len(data) + 4 * flat.size]}
        data += flat.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


for case, (size, batch, specification) in CASES.items():
    write(pathlib.Path(__file__).parent / f"{case}.safetensors",
          {"input": size, "batch": str(batch), "layers": specification}, results(specification, size, batch))
