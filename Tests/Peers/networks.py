"""The networks that are compared, written once, as `convo new --layers` reads them; every side is built from this.

    >>> [layer.kind for layer in layers("conv 8 5x5 same relu, flatten, dense 10")]
    ['conv', 'relu', 'flatten', 'dense']
"""
from typing import NamedTuple

_CLASSIC = ("conv {0} 3x3 relu, bn, maxpool 2, dropout 0.25, conv {1} 3x3 relu, bn, maxpool 2, dropout 0.25, "
            "flatten, dense 64 relu, bn, dropout 0.25, dense 10")

STACKS = {
    "default": _CLASSIC.format(16, 32),
    "odd": _CLASSIC.format(13, 27),
    "32-64-128": "conv 32 3x3 relu, maxpool 2, conv 64 3x3 relu, maxpool 2, flatten, dense 128 relu, dense 10",
    "lenet": "conv 6 5x5 same relu, maxpool 2, conv 16 5x5 relu, maxpool 2, flatten, dense 120 relu, "
             "dense 84 relu, dense 10",
}
"""Specifications by name; the images are 28×28 with one channel, the outputs ten logits."""

SIDE = 28
BATCH_NORM_MOMENTUM = 0.99
BATCH_NORM_EPSILON = 1e-3
LEARNING_RATE = 1e-3
ADAM_EPSILON = 1e-7
TRAINING_IMAGES = 48_000
"""Training draws from the first four fifths of MNIST's 60,000; the rest is for validation."""


class Layer(NamedTuple):
    """One layer with the channels or features that come in.

    `size` is filters, units or the pool's side; `kernel` the convolution's side; `rate` the dropout's; `is_map` says
    that rows and columns come in too.
    """

    kind: str
    inputs: int
    is_map: bool
    size: int = 0
    kernel: int = 0
    same: bool = False
    rate: float = 0.0


def layers(specification):
    """The layers of a specification in order, `relu` after a word being a layer of its own."""
    result, side, channels = [], SIDE, 1
    for piece in specification.split(","):
        kind, *words = piece.split()
        if kind == "conv":
            layer = _convolution(words, channels)
            side, channels = side if layer.same else side - layer.kernel + 1, layer.size
        elif kind == "dense":
            layer = Layer(kind, channels, side > 1, size=int(words[0]))
            channels = layer.size
        elif kind == "maxpool":
            layer = Layer(kind, channels, side > 1, size=int(words[0]))
            side //= layer.size
        elif kind == "flatten":
            layer = Layer(kind, channels, side > 1)
            side, channels = 1, channels * side * side
        elif kind in ("bn", "dropout"):
            layer = Layer(kind, channels, side > 1, rate=float(words[0]) if kind == "dropout" else 0.0)
        else:
            raise ValueError(f"'{piece.strip()}' is no layer that the peers know: add it to {__name__}.py")
        result.append(layer)
        if words and words[-1] == "relu":
            result.append(Layer("relu", channels, side > 1))
    return result


def _convolution(words, inputs):
    side = int(words[1].split("x")[0])
    return Layer("conv", inputs, True, size=int(words[0]), kernel=side, same="same" in words)
