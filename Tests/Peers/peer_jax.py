"""JAX on the CPU, everything under jit: training, inference in batches and latency of one image.

    python peer_jax.py MNIST_FOLDER [--stack NAME] [--threads N]

XLA has no setting for the number of threads: the process is kept to the first N processors.
"""
import os

import numpy as np

import mnist
import networks
import timing


def parameters(described, key, jax):
    """Trainable arrays and moving statistics, a dictionary each, keyed by a layer's number and its letter."""
    glorot, jnp = jax.nn.initializers.glorot_uniform(), jax.numpy
    weights, statistics = {}, {}
    for number, layer in enumerate(described):
        if layer.kind in ("conv", "dense"):
            shape = (layer.kernel,) * 2 * (layer.kind == "conv") + (layer.inputs, layer.size)
            weights[f"{number}w"] = glorot(jax.random.fold_in(key, number), shape)
            weights[f"{number}b"] = jnp.zeros(layer.size)
        elif layer.kind == "bn":
            weights[f"{number}g"], weights[f"{number}s"] = jnp.ones(layer.inputs), jnp.zeros(layer.inputs)
            statistics[f"{number}m"], statistics[f"{number}v"] = jnp.zeros(layer.inputs), jnp.ones(layer.inputs)
    return weights, statistics


class Network:
    """The layers as one pure function, its gradient step and its prediction."""

    def __init__(self, specification, jax):
        self.layers = networks.layers(specification)
        self.jax, self.jnp, self.lax = jax, jax.numpy, jax.lax

    def apply(self, weights, statistics, x, key=None):
        """Logits of images [N, 28, 28, 1], and the moving statistics; a key means training."""
        statistics = dict(statistics)
        for number, layer in enumerate(self.layers):
            if layer.kind == "conv":
                x = self._convolution(x, weights[f"{number}w"], layer.same) + weights[f"{number}b"]
            elif layer.kind == "dense":
                x = x @ weights[f"{number}w"] + weights[f"{number}b"]
            elif layer.kind == "relu":
                x = self.jax.nn.relu(x)
            elif layer.kind == "maxpool":
                window = (1, layer.size, layer.size, 1)
                x = self.lax.reduce_window(x, -self.jnp.inf, self.lax.max, window, window, "VALID")
            elif layer.kind == "flatten":
                x = x.reshape(x.shape[0], -1)
            elif layer.kind == "bn":
                x = self._normalized(x, weights, statistics, number, training=key is not None)
            elif layer.kind == "dropout" and key is not None:
                kept = self.jax.random.bernoulli(self.jax.random.fold_in(key, number), 1 - layer.rate, x.shape)
                x = self.jnp.where(kept, x / (1 - layer.rate), 0)
        return x, statistics

    def _convolution(self, x, kernel, same):
        return self.lax.conv_general_dilated(
            x, kernel, (1, 1), "SAME" if same else "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))

    def _normalized(self, x, weights, statistics, number, training):
        mean, variance = statistics[f"{number}m"], statistics[f"{number}v"]
        if training:
            axes, keep = tuple(range(x.ndim - 1)), networks.BATCH_NORM_MOMENTUM
            now_mean, now_variance = x.mean(axes), x.var(axes)
            statistics[f"{number}m"] = keep * mean + (1 - keep) * now_mean
            statistics[f"{number}v"] = keep * variance + (1 - keep) * now_variance
            mean, variance = now_mean, now_variance
        scale = self.lax.rsqrt(variance + networks.BATCH_NORM_EPSILON) * weights[f"{number}g"]
        return (x - mean) * scale + weights[f"{number}s"]

    def loss(self, weights, statistics, x, labels, key):
        """Mean cross-entropy, and the moving statistics."""
        logits, statistics = self.apply(weights, statistics, x, key)
        chosen = self.jax.nn.log_softmax(logits)[self.jnp.arange(x.shape[0]), labels]
        return -self.jnp.mean(chosen), statistics

    def step(self, state, images, labels, chosen):
        """One step of Adam on the chosen images; the state is weights, statistics, two moments, step number, key."""
        weights, statistics, first, second, number, key = state
        key, used = self.jax.random.split(key)
        gradient, statistics = self.jax.grad(self.loss, has_aux=True)(
            weights, statistics, images[chosen], labels[chosen], used)
        each, number = self.jax.tree.map, number + 1
        first = each(lambda m, g: 0.9 * m + 0.1 * g, first, gradient)
        second = each(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradient)
        rate = networks.LEARNING_RATE * self.jnp.sqrt(1 - 0.999 ** number) / (1 - 0.9 ** number)
        moved = each(lambda w, m, v: w - rate * m / (self.jnp.sqrt(v) + networks.ADAM_EPSILON), weights, first, second)
        return moved, statistics, first, second, number, key


class Peer:
    """Compiled functions over the images, with the state of training."""

    def __init__(self, options, jax):
        self.options, self.network = options, Network(networks.STACKS[options.stack], jax)
        jnp, key = jax.numpy, jax.random.PRNGKey(1)
        train_images, train_labels, test_images, _ = mnist.load(options.data)
        self.images, self.labels = jnp.asarray(mnist.scaled(train_images)[..., None]), jnp.asarray(train_labels, "int32")
        self.test = jnp.asarray(mnist.scaled(test_images)[..., None])
        self.order = np.random.RandomState(1).permutation(networks.TRAINING_IMAGES)
        weights, statistics = parameters(self.network.layers, key, jax)
        first, second = (jax.tree.map(jnp.zeros_like, weights) for _ in range(2))
        self.state = weights, statistics, first, second, jnp.float32(0), key
        self.step = jax.jit(self.network.step, donate_argnums=0)
        self.logits = jax.jit(lambda weights, statistics, x: self.network.apply(weights, statistics, x)[0])

    def train(self, batch, begin):
        """One whole step on the images that stand from `begin` on in the shuffled order."""
        self.state = self.step(self.state, self.images, self.labels, self.order[begin:begin + batch])

    def predict(self, begin, end):
        """The logits of those test images, waited for."""
        return self.logits(*self.state[:2], self.test[begin:end]).block_until_ready()

    def speeds(self):
        """What `--measure` names; the calls return at once, so the last one of training is waited for."""
        measured, quick = {}, self.options.quick
        if "train" in self.options.measure:
            measured |= timing.training_rates(
                self.train, networks.TRAINING_IMAGES, quick, finish=lambda: self.state[4].block_until_ready())
        if "infer" in self.options.measure:
            measured |= timing.inference_rates(self.predict, len(self.test), quick)
        if "latency" in self.options.measure:
            measured["latency_us"] = timing.median_latency(lambda number: self.predict(number, number + 1), quick)
        return measured


def main():
    options = timing.parser(__doc__).parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:options.threads])
    import jax

    timing.report(f"JAX {jax.__version__}", Peer(options, jax).speeds())


if __name__ == "__main__":
    main()
