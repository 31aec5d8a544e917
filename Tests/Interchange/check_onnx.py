#!/usr/bin/env python3
"""Carries the twelve networks of architectures.py from ONNX to Convo and back, and to C, and compares what they say of images.

    python3 -m venv ENV && ENV/bin/pip install numpy onnx onnxruntime
    ENV/bin/python Tests/Interchange/check_onnx.py --convo .build/release/convo --data FOLDER

FOLDER has MNIST's four IDX files. Each network is a graph of ONNX operators with random weights and statistics, in opsets 7, 13
and 21; ONNX Runtime and Convo say what it makes of the test images (10,000 for the classic network, 500 for the others; random
ones in color). Then Convo saves it as `.onnx`, which onnx.checker and the strict shape inference have to accept and ONNX Runtime
to run, and as `.c`, which `cc` has to compile without a warning: all probabilities have to agree to 1e-5, and all classes.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Peers"))

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

import architectures
from carrying import Check, color_folder, gray_images, run

OPERATORS = {"relu": "Relu", "tanh": "Tanh", "sigmoid": "Sigmoid", "leaky-relu": "LeakyRelu"}


class Graph:
    """A graph, layer by layer, with the shape behind each."""

    def __init__(self, network, generator, opset):
        self.generator, self.opset = generator, opset
        self.nodes, self.tensors, self.value = [], [], "image"
        self.shape = [network.image[2], *network.image[:2]]
        for item in network.layers.split(", "):
            words = item.split()
            place = next((i for i, word in enumerate(words) if word in OPERATORS), len(words))
            if words[:place]:
                getattr(self, words[0])(words[1:place])
            if words[place:]:
                alpha = {"alpha": float(words[place + 1]) if len(words) > place + 1 else 0.3} if words[place] == "leaky-relu" else {}
                self.node(OPERATORS[words[place]], **alpha)
        self.node("Softmax", axis=1)

    def node(self, operation, *values, **attributes):
        output = f"v{len(self.nodes)}"
        names = [self.tensor(value) if isinstance(value, np.ndarray) else value for value in values]
        self.nodes.append(helper.make_node(operation, [self.value, *names], [output], **attributes))
        self.value = output

    def tensor(self, values):
        self.tensors.append(numpy_helper.from_array(values, f"t{len(self.tensors)}"))
        return self.tensors[-1].name

    def uniform(self, low, high, *shape):
        return self.generator.uniform(low, high, shape).astype(np.float32)

    def weights(self, *shape):
        limit = (6 / (np.prod(shape[1:]) + shape[0])) ** 0.5
        return self.uniform(-limit, limit, *shape)

    def conv(self, words):
        filters, (height, width) = int(words[0]), map(int, words[1].split("x"))
        stride = int(words[words.index("stride") + 1]) if "stride" in words else 1
        pads = {"auto_pad": "SAME_UPPER"} if "same" in words else {}
        after = self.shape[1:]
        if "pad" in words:
            numbers = [int(word) for word in words[words.index("pad") + 1:words.index("stride") if "stride" in words else None]]
            top, left, bottom, right = numbers if len(numbers) == 4 else numbers * 4
            pads, after = {"pads": [top, left, bottom, right]}, [after[0] + top + bottom, after[1] + left + right]
        self.node("Conv", self.weights(filters, self.shape[0], height, width), self.uniform(-0.5, 0.5, filters),
                  strides=[stride, stride], **pads)
        rows = -(-after[0] // stride) if "same" in words else (after[0] - height) // stride + 1
        columns = -(-after[1] // stride) if "same" in words else (after[1] - width) // stride + 1
        self.shape = [filters, rows, columns]

    def dense(self, words):
        units = int(words[0])
        self.node("Gemm", self.weights(units, self.shape[0]), self.uniform(-0.5, 0.5, units), transB=1)
        self.shape = [units]

    def bn(self, words):
        sizes = self.shape[0]
        statistics = [self.uniform(low, low + 1, sizes) for low in (0.5, -0.5, -0.5, 0.5)]
        self.node("BatchNormalization", *statistics, epsilon=float(words[1]) if words else 1e-3)

    def pool(self, operation, words):
        size, stride = int(words[0]), int(words[2]) if len(words) > 1 else int(words[0])
        self.node(operation, kernel_shape=[size, size], strides=[stride, stride])
        self.shape = [self.shape[0], (self.shape[1] - size) // stride + 1, (self.shape[2] - size) // stride + 1]

    def maxpool(self, words):
        self.pool("MaxPool", words)

    def avgpool(self, words):
        self.pool("AveragePool", words)

    def globalavgpool(self, words):
        self.node("GlobalAveragePool")
        self.shape = self.shape[:1]
        self.flatten(words)

    def dropout(self, words):
        if self.opset >= 12:
            self.node("Dropout", np.array(float(words[0]), np.float32))
        else:
            self.node("Dropout", ratio=float(words[0]))

    def flatten(self, words):
        self.node("Flatten")
        self.shape = [int(np.prod(self.shape))]

    def rescale(self, words):
        self.node("Mul", np.array(float(words[0]), np.float32))
        self.node("Add", np.array(float(words[1]), np.float32))

    def model(self, image, classes):
        self.nodes[-1].output[0] = "probabilities"
        given = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", image[2], image[0], image[1]])
        made = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["N", classes])
        graph = helper.make_graph(self.nodes, "network", [given], [made], self.tensors)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)], producer_name="check")
        model.ir_version = 8
        onnx.checker.check_model(model, full_check=True)
        return model


def probabilities(path, images):
    """What ONNX Runtime makes of images that are rows, columns, channels."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    given = np.ascontiguousarray(images.transpose(0, 3, 1, 2))
    return np.concatenate([session.run(None, {"image": given[i:i + 500]})[0] for i in range(0, len(given), 500)])


def accepted(path):
    """Whether onnx.checker and the strict shape inference take a file."""
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True)


def compiled(path, images):
    """What the program that a C file is makes of images."""
    program = path.with_suffix(".out")
    said = subprocess.run(
        ["cc", "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-O2", "-DCONVO_MAIN", str(path), "-o", str(program)],
        capture_output=True, text=True)
    if said.returncode != 0:
        sys.exit(said.stderr)
    text = "\n".join(" ".join(f"{value:.9g}" for value in image.ravel()) for image in images)
    lines = subprocess.run([str(program)], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    return np.array([[float(word) for word in line.split()] for line in lines], np.float32)


def carry(network, opset, images, data, folder, convo, generator, check):
    """Carries one network there and back."""
    stem = f"{network.name}-{opset}"
    path, table = folder / f"{stem}.onnx", folder / f"{stem}.npy"
    onnx.save(Graph(network, generator, opset).model(network.image, network.classes), path)
    again, source = folder / f"{stem}-again.onnx", folder / f"{stem}.c"
    run(convo, [f"load {data}", f"open {path}", f"predict test/0-{len(images) - 1} --save {table}", f"save {again}", f"save {source}"])
    expected, here = probabilities(path, images), np.load(table).reshape(len(images), -1)
    check.same(f"{path.name} in Convo", expected, here)
    accepted(again)
    check.same(f"{again.name} in ONNX Runtime", here, probabilities(again, images))
    if shutil.which("cc"):
        check.same(f"{source.name} compiled", here[:500], compiled(source, images[:500]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--convo", metavar="PATH", required=True, type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--data", metavar="DIR", required=True, help="the folder of MNIST's IDX files, plain or with .gz")
    parser.add_argument("--only", metavar="NAME", help="one of the networks")
    options = parser.parse_args()
    generator, check, gray = np.random.default_rng(15), Check(), gray_images(options.data)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        color = color_folder(folder / "color", generator)
        for network in architectures.NETWORKS:
            if options.only not in (None, network.name):
                continue
            data, images = (options.data, gray) if network.image[2] == 1 else (folder / "color", color)
            images = images[:10000 if network.name == "classic" else 500]
            for opset in (7, 13, 21):
                carry(network, opset, images, data, folder, options.convo, generator, check)
    sys.exit(f"{check.failures} tables differ" if check.failures else 0)


if __name__ == "__main__":
    main()
