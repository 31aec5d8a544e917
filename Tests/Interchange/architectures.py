"""The twelve networks that are carried to other programs and back, as Convo's `new --layers` writes them."""
from typing import NamedTuple


class Network(NamedTuple):
    """A network: its name, the shape of one image (rows, columns, channels), and its layers."""

    name: str
    image: tuple
    layers: str

    @property
    def classes(self):
        return int(self.layers.split("dense ")[-1].split()[0]) if "dense" in self.layers else int(self.layers.split("conv ")[-1].split()[0])


MNIST = (28, 28, 1)

NETWORKS = [
    Network("classic", MNIST, "conv 16 3x3 relu, bn, maxpool 2, dropout 0.25, conv 32 3x3 relu, bn, maxpool 2, dropout 0.25, "
            "flatten, dense 64 relu, bn, dropout 0.25, dense 10"),
    Network("lenet-5", MNIST, "conv 6 5x5 same tanh, avgpool 2, conv 16 5x5 tanh, avgpool 2, flatten, dense 120 tanh, dense 84 tanh, dense 10"),
    Network("odd-kernels", MNIST, "conv 5 7x3 relu, maxpool 2, conv 7 1x5 same relu, flatten, dense 10"),
    Network("same-even", MNIST, "conv 4 4x2 same relu, maxpool 2, conv 6 2x4 same sigmoid, flatten, dense 10"),
    Network("strides", MNIST, "conv 6 3x3 same stride 2 relu, conv 8 5x5 stride 3 relu, flatten, dense 10"),
    Network("padded", MNIST, "conv 6 3x3 pad 1 relu, maxpool 3 stride 2, conv 8 3x3 pad 0 1 2 0 stride 2 relu, flatten, dense 10"),
    Network("plain", MNIST, "conv 8 3x3 relu, maxpool 2, conv 8 3x3 relu, maxpool 2, flatten, dense 32 relu, dense 10"),
    Network("dense-only", MNIST, "flatten, dense 64 leaky-relu 0.2, bn epsilon 1e-5, dense 32 sigmoid, dense 10"),
    Network("color", (32, 32, 3), "conv 8 3x3 same relu, bn, maxpool 2, conv 8 3x3 relu, avgpool 2, flatten, dense 10"),
    Network("letters", MNIST, "conv 8 3x3 same relu, bn, maxpool 2, flatten, dense 48 relu, dense 26"),
    Network("global-average", MNIST, "conv 8 3x3 relu, bn, maxpool 2, conv 16 3x3 leaky-relu 0.1, globalavgpool, dense 10"),
    Network("rescaled", MNIST, "rescale 2 -1, conv 8 3x3, bn relu, avgpool 3 stride 2, flatten, dense 24 tanh, dense 10"),
]
