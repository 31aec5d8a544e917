"""Keras on the CPU, on TensorFlow where it is installed, else on JAX: training, inference and latency.

    python peer_keras.py MNIST_FOLDER [--stack NAME] [--threads N] [--jit]

Training is `fit`, what its users call, timed from batch 50 of an epoch on; the latency is that of `model(image)`.
"""
import importlib.util
import os
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
if importlib.util.find_spec("tensorflow") is None:
    os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
from keras import layers

import mnist
import networks
import timing


def network(specification):
    """The layers in Keras; probabilities come out."""
    described = networks.layers(specification)
    made = [keras.Input((networks.SIDE, networks.SIDE, 1))]
    for layer, next_layer in zip(described, [*described[1:], None]):
        if layer.kind != "relu":
            activation = "softmax" if next_layer is None else "relu" if next_layer.kind == "relu" else None
            made.append(_layer(layer, activation))
    return keras.Sequential(made)


def _layer(layer, activation):
    padding = "same" if layer.same else "valid"
    return {
        "conv": lambda: layers.Conv2D(layer.size, layer.kernel, padding=padding, activation=activation),
        "dense": lambda: layers.Dense(layer.size, activation=activation),
        "bn": layers.BatchNormalization,
        "maxpool": lambda: layers.MaxPooling2D(layer.size),
        "dropout": lambda: layers.Dropout(layer.rate),
        "flatten": layers.Flatten,
    }[layer.kind]()


class Clock(keras.callbacks.Callback):
    """Images per second from a batch in the midst of the epoch to its last."""

    first = 50

    def __init__(self, batch):
        super().__init__()
        self.batch = batch
        self.rates = []

    def on_train_batch_end(self, batch, logs=None):
        if batch == min(self.first, self.params["steps"] // 2):
            self.start, self.started_after = time.perf_counter(), batch
        self.last, self.end = batch, time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append((self.last - self.started_after) * self.batch / (self.end - self.start))


def training_rates(model, images, labels, quick):
    """The best of three epochs over as many images as the other peers train on in a go."""
    rates, count = {}, 640 if quick else timing.TRAINING_IMAGES_A_GO
    for batch in timing.TRAINING_BATCHES:
        clock = Clock(batch)
        model.fit(images[:count], labels[:count], batch_size=batch, epochs=timing.REPEATS, verbose=0, callbacks=[clock])
        rates[f"train {batch}"] = max(clock.rates)
    return rates


def inference_rates(model, images, quick):
    """`predict` over all test images in batches of each size."""
    rates = {}
    for size in timing.INFERENCE_BATCHES[:1] if quick else timing.INFERENCE_BATCHES:
        model.predict(images[:size], verbose=0, batch_size=size)
        rates[f"infer @{size}"] = timing.best_rate(
            lambda: model.predict(images, verbose=0, batch_size=size), len(images))
    return rates


def limit_threads(count):
    """TensorFlow's two pools; JAX offers no such setting."""
    if keras.backend.backend() == "tensorflow":
        import tensorflow
        tensorflow.config.threading.set_intra_op_parallelism_threads(count)
        tensorflow.config.threading.set_inter_op_parallelism_threads(count)


def main():
    parser = timing.parser(__doc__)
    parser.add_argument("--jit", action="store_true", help="compiled by XLA")
    options = parser.parse_args()
    limit_threads(options.threads)
    model = network(networks.STACKS[options.stack])
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"], jit_compile=options.jit,
                  optimizer=keras.optimizers.Adam(networks.LEARNING_RATE))
    train_images, train_labels, test_images, _ = mnist.load(options.data)
    test, measured = mnist.scaled(test_images)[..., None], {}
    if "train" in options.measure:
        measured |= training_rates(model, mnist.scaled(train_images)[..., None], train_labels, options.quick)
    if "infer" in options.measure:
        measured |= inference_rates(model, test, options.quick)
    if "latency" in options.measure:
        measured["latency_us"] = timing.median_latency(
            lambda number: model(test[number:number + 1], training=False), options.quick)
    timing.report(f"Keras {keras.__version__} on {keras.backend.backend()}", measured)


if __name__ == "__main__":
    main()
