"""ONNX Runtime on the CPU: inference in batches and latency of one image. The weights are random: speed only.

    python peer_onnxruntime.py MNIST_FOLDER [--stack NAME] [--threads N] [--bound]

PyTorch writes the model; every batch size has a session of its own, so that all shapes are known to the optimizer.
"""
import io
import warnings

import onnxruntime
import torch

import mnist
import networks
import timing
from peer_torch import network


def model(specification):
    """The network in ONNX with a free batch size `n`, its input `x` and its output `y`."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(network(specification).eval(), (torch.zeros(2, 1, networks.SIDE, networks.SIDE),), file,
                          input_names=["x"], output_names=["y"], dynamic_axes={"x": {0: "n"}}, dynamo=False)
    return file.getvalue()


class Predictor:
    """Sessions for each batch size over the test images."""

    def __init__(self, options):
        self.options = options
        self.model = model(networks.STACKS[options.stack])
        self.images = mnist.scaled(mnist.load(options.data)[2])[:, None]
        self.sessions = {}

    def session(self, batch):
        """The session for that batch size, made at first use, with its binding of the output if wanted."""
        if batch not in self.sessions:
            settings = onnxruntime.SessionOptions()
            settings.intra_op_num_threads = self.options.threads
            settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
            settings.add_free_dimension_override_by_name("n", batch)
            made = onnxruntime.InferenceSession(self.model, settings, providers=["CPUExecutionProvider"])
            binding = made.io_binding()
            binding.bind_output("y")
            self.sessions[batch] = made, binding
        return self.sessions[batch]

    def predict(self, begin, end):
        """The logits of those images."""
        session, binding = self.session(end - begin)
        if not self.options.bound:
            return session.run(None, {"x": self.images[begin:end]})
        binding.bind_cpu_input("x", self.images[begin:end])
        return session.run_with_iobinding(binding)

    def speeds(self):
        """What `--measure` names, of inference and latency."""
        measured, quick = {}, self.options.quick
        if "infer" in self.options.measure:
            measured |= timing.inference_rates(self.predict, len(self.images), quick)
        if "latency" in self.options.measure:
            measured["latency_us"] = timing.median_latency(lambda number: self.predict(number, number + 1), quick)
        return measured


def main():
    parser = timing.parser(__doc__)
    parser.add_argument("--bound", action="store_true", help="inputs and outputs through an IO binding")
    options = parser.parse_args()
    timing.report(f"ONNX Runtime {onnxruntime.__version__}", Predictor(options).speeds())


if __name__ == "__main__":
    main()
