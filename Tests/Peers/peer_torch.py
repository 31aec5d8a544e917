"""PyTorch on the CPU: training, inference in batches, latency of one image; or accuracy after some epochs.

    python peer_torch.py MNIST_FOLDER [--stack NAME] [--threads N] [--compile] [--channels-last] [--epochs N --seed N]
"""
import time

import torch
from torch import nn

import mnist
import networks
import timing


def network(specification):
    """The layers as PyTorch modules, with Keras' BatchNorm settings; logits come out."""
    return nn.Sequential(*(_module(layer) for layer in networks.layers(specification)))


def _module(layer):
    norm = {"eps": networks.BATCH_NORM_EPSILON, "momentum": 1 - networks.BATCH_NORM_MOMENTUM}
    return {
        "conv": lambda: nn.Conv2d(layer.inputs, layer.size, layer.kernel, padding=layer.kernel // 2 if layer.same else 0),
        "dense": lambda: nn.Linear(layer.inputs, layer.size),
        "bn": lambda: (nn.BatchNorm2d if layer.is_map else nn.BatchNorm1d)(layer.inputs, **norm),
        "relu": nn.ReLU,
        "maxpool": lambda: nn.MaxPool2d(layer.size),
        "dropout": lambda: nn.Dropout(layer.rate),
        "flatten": nn.Flatten,
    }[layer.kind]()


class Trainer:
    """A network, its images and everything that a training step needs, held ready."""

    def __init__(self, options):
        self.options = options
        self.layout = torch.channels_last if options.channels_last else torch.contiguous_format
        self.model = network(networks.STACKS[options.stack]).to(memory_format=self.layout)
        train_images, train_labels, test_images, test_labels = mnist.load(options.data)
        self.images, self.labels = self._tensors(train_images, train_labels)
        self.test_images, self.test_labels = self._tensors(test_images, test_labels)
        self.order = torch.randperm(networks.TRAINING_IMAGES)
        self.optimizer = torch.optim.Adam(
            self.model.parameters(), lr=networks.LEARNING_RATE, eps=networks.ADAM_EPSILON, fused=True)
        self.criterion = nn.CrossEntropyLoss()
        self.forward = torch.compile(self.model, dynamic=False) if options.compile else self.model

    def _tensors(self, images, labels):
        pixels = torch.from_numpy(mnist.scaled(images))[:, None].contiguous(memory_format=self.layout)
        return pixels, torch.from_numpy(labels.astype("int64"))

    def step(self, batch, begin):
        """One whole step on the images that stand from `begin` on in the shuffled order."""
        chosen = self.order[begin:begin + batch]
        self.optimizer.zero_grad(set_to_none=True)
        self.criterion(self.forward(self.images[chosen]), self.labels[chosen]).backward()
        self.optimizer.step()

    def speeds(self):
        """What `--measure` names."""
        measured, quick = {}, self.options.quick
        if "train" in self.options.measure:
            self.model.train()
            measured |= timing.training_rates(self.step, networks.TRAINING_IMAGES, quick)
        self.model.eval()
        with torch.inference_mode():
            if "infer" in self.options.measure:
                measured |= timing.inference_rates(self.verdicts, len(self.test_images), quick)
            if "latency" in self.options.measure:
                measured["latency_us"] = timing.median_latency(
                    lambda number: self.forward(self.test_images[number:number + 1]), quick)
        return measured

    def verdicts(self, begin, end):
        """The digits that the network reads in those test images."""
        return self.forward(self.test_images[begin:end]).argmax(1)

    def accuracy(self, epochs, batch=32):
        """The share of the test images read right after so many epochs, and the seconds that these took."""
        self.model.train()
        start = time.perf_counter()
        for _ in range(epochs):
            self.order = torch.randperm(networks.TRAINING_IMAGES)
            for begin in range(0, networks.TRAINING_IMAGES, batch):
                self.step(batch, begin)
        seconds = time.perf_counter() - start
        self.model.eval()
        with torch.inference_mode():
            right = self.verdicts(0, len(self.test_images)) == self.test_labels
        return {"accuracy": right.float().mean().item(), "training_s": seconds}


def main():
    parser = timing.parser(__doc__)
    parser.add_argument("--compile", action="store_true", help="through torch.compile")
    parser.add_argument("--channels-last", action="store_true", help="weights and images in NHWC order")
    parser.add_argument("--epochs", type=int, default=0, help="train so many and give the accuracy, not the speed")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    trainer = Trainer(options)
    timing.report(f"PyTorch {torch.__version__}",
                  trainer.accuracy(options.epochs) if options.epochs else trainer.speeds())


if __name__ == "__main__":
    main()
