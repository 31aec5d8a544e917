"""Makes the ONNX files of Tests/InterchangeTests/Fixtures/ONNX, small networks as other programs export them.

    python3 -m venv /tmp/onnx && /tmp/onnx/bin/pip install torch keras onnx onnxruntime onnxscript
    /tmp/onnx/bin/python Tests/Interchange/fixtures_onnx.py

Beside them stands expected.txt: for each file a line with its name, the rows, columns and channels of its image, and what ONNX
Runtime gives for the image whose number i (rows, columns, channels) is (37·i mod 101) ÷ 100.
"""
import os
import tempfile

os.environ["KERAS_BACKEND"] = "torch"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "InterchangeTests", "Fixtures", "ONNX")
RANDOM = np.random.default_rng(15)
lines = []


def image(shape):
    """The image in rows, columns, channels."""
    return (37 * np.arange(np.prod(shape)) % 101 / 100).astype(np.float32).reshape(shape)


def keep(name, model, shape, channels_first=True, logits=False):
    """Writes a model and what ONNX Runtime makes of the image."""
    for field in ("doc_string", "producer_version"):
        model.ClearField(field)
    for node in model.graph.node:
        node.ClearField("doc_string")
        node.ClearField("metadata_props")
    for value in list(model.graph.input) + list(model.graph.output):
        value.ClearField("metadata_props")
    model.graph.ClearField("value_info")
    model.ClearField("metadata_props")
    path = os.path.join(FOLDER, name + ".onnx")
    onnx.save(model, path)
    session = onnxruntime.InferenceSession(path)
    x = image(shape)
    if channels_first:
        x = x.transpose(2, 0, 1)
    given = session.get_inputs()[0]
    x = x.reshape([1 if not isinstance(size, int) else size for size in given.shape])
    y = session.run(None, {given.name: x})[0].astype(np.float64).ravel()
    if logits:
        y = np.exp(y - y.max())
        y /= y.sum()
    size = os.path.getsize(path)
    assert size < 30_000, (name, size)
    lines.append(" ".join([name, *map(str, shape), *(f"{value:.9g}" for value in y)]))
    print(name, size, [node.op_type for node in model.graph.node])


def randomized(model):
    """A PyTorch model with other moving averages than those it begins with."""
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.uniform_(-0.3, 0.3)
            module.running_var.uniform_(0.5, 1.5)
    return model.eval()


class Sized(nn.Module):
    """A vector made by the size of the batch, as many tutorials have it."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.fc = nn.Linear(4 * 5 * 4, 6)

    def forward(self, x):
        x = torch.max_pool2d(torch.relu(self.norm(self.conv(x))), 2)
        return torch.log_softmax(self.fc(x.view(x.size(0), -1)), dim=1)


class Averaged(nn.Module):
    """Global average pooling and color."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 5, (3, 2), stride=2, padding=(1, 0))
        self.conv2 = nn.Conv2d(5, 4, 3)
        self.fc = nn.Linear(4, 6)

    def forward(self, x):
        x = nn.functional.leaky_relu(self.conv1(x), 0.02)
        return self.fc(torch.tanh(self.conv2(x)).mean((2, 3)))


def exported(model, shape, **options):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.onnx")
        torch.onnx.export(model, torch.zeros(1, shape[2], shape[0], shape[1]), path, **options)
        return onnx.load(path)


def torch_files():
    torch.manual_seed(1)
    names = dict(input_names=["image"], output_names=["classes"])
    sized, averaged = randomized(Sized()), randomized(Averaged())
    keep("torch-script", exported(sized, (10, 8, 1), dynamo=False, dynamic_axes={"image": {0: "batch"}},
                                  do_constant_folding=False, training=torch.onnx.TrainingMode.PRESERVE, **names),
         (10, 8, 1), logits=True)
    keep("torch-dynamo", exported(averaged, (12, 11, 3), dynamo=True, **names), (12, 11, 3), logits=True)


def keras_file():
    import keras
    from keras import layers
    keras.utils.set_random_seed(2)
    model = keras.Sequential([
        keras.Input((15, 14, 3)), layers.Rescaling(2, -0.5), layers.ZeroPadding2D(((1, 0), (0, 1))),
        layers.Conv2D(4, 3, strides=2, activation="relu"), layers.BatchNormalization(),
        layers.Conv2D(4, 3, strides=2, padding="same"), layers.AveragePooling2D(2),
        layers.Flatten(), layers.Dropout(0.3), layers.Dense(7, activation="sigmoid"), layers.Dense(6, activation="softmax")])
    for weight in model.weights:
        if "moving" in weight.path or "gamma" in weight.path:
            weight.assign(RANDOM.uniform(0.5, 1.5, weight.shape))
    model(np.zeros((1, 15, 14, 3), np.float32))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.onnx")
        model.export(path, format="onnx", verbose=False)
        exported_model = onnx.load(path)
    keep("keras", exported_model, (15, 14, 3), channels_first=False)


def tensor(name, *shape, scale=0.5, kind=np.float32):
    return numpy_helper.from_array(RANDOM.uniform(-scale, scale, shape).astype(kind), name)


def graph(nodes, initializers, shape, classes=6, opset=13, kind=TensorProto.FLOAT):
    given = helper.make_tensor_value_info("x", kind, shape)
    made = helper.make_tensor_value_info("y", kind, ["N", classes])
    model = helper.make_model(helper.make_graph(nodes, "g", [given], [made], initializers),
                              opset_imports=[helper.make_opsetid("", opset)], producer_name="test")
    model.ir_version = 8
    onnx.checker.check_model(model, full_check=True)
    return model


def numbers(name, values, *shape):
    """Whole numbers, or floats in the field of their type in place of raw bytes."""
    values = np.array(values)
    kind = TensorProto.INT64 if values.dtype.kind == "i" else TensorProto.FLOAT
    return helper.make_tensor(name, kind, shape or values.shape, values.ravel().tolist())


def node(operation, inputs, output, **attributes):
    return helper.make_node(operation, inputs.split(), [output], name=output, **attributes)


def written_files():
    # As Microsoft's CNTK wrote MNIST's model of the ONNX model zoo: biases by Add, weights of a dense layer as those of a map.
    keep("cntk", graph([
        node("Reshape", "p s", "w"), node("Conv", "x k", "c", kernel_shape=[5, 5], strides=[1, 1], auto_pad="SAME_UPPER", group=1),
        node("Add", "c b", "a"), node("Relu", "a", "r"), node("MaxPool", "r", "m", kernel_shape=[2, 2], strides=[2, 2], pads=[0] * 4),
        node("Reshape", "m t", "f"), node("MatMul", "f w", "z"), node("Add", "z d", "y")],
        [tensor("p", 3, 4, 3, 6), numbers("s", [36, 6]), numbers("k", RANDOM.uniform(-1, 1, (3, 1, 5, 5))), tensor("b", 3, 1, 1),
         numbers("t", [1, 36]), tensor("d", 1, 6)], [1, 1, 8, 6], opset=7), (8, 6, 1), logits=True)
    # As tf2onnx and keras2onnx write networks whose channels come last, the nodes in any order.
    nodes = [
        node("Transpose", "x", "n", perm=[0, 3, 1, 2]), node("Pad", "n pads", "e"), node("Conv", "e k", "c"), node("Mul", "c g", "h"),
        node("Sub", "h b", "a"), node("Sigmoid", "a", "r"), node("Transpose", "r", "o", perm=[0, 2, 3, 1]), node("Reshape", "o t", "f"),
        node("BatchNormalization", "f s1 s2 s3 s4", "q"), node("MatMul", "q w", "z"), node("Add", "z d", "l"),
        node("Softmax", "l", "y", axis=-1)]
    model = graph(nodes, [
        numbers("pads", [0, 0, 0, 1, 0, 0, 2, 0]), tensor("k", 4, 3, 3, 2), tensor("g", 1, 4, 1, 1), tensor("b", 4, 1, 1),
        numbers("t", [-1, 6 * 5 * 4]),
        tensor("s1", 120), tensor("s2", 120), tensor("s3", 120), numbers("s4", RANDOM.uniform(0.5, 1.5, 120)),
        tensor("w", 120, 6), tensor("d", 6)], ["N", 6, 5, 3])
    model.graph.ClearField("node")
    model.graph.node.extend(reversed(nodes))
    path = os.path.join(FOLDER, "channels-last.onnx")
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    keep("channels-last", model, (6, 5, 3), channels_first=False)
    model.graph.ClearField("node")
    model.graph.node.extend(reversed(nodes))
    onnx.save(model, path)
    # Half precision, with casts at both ends; SAME_LOWER; weights given through Identity and Transpose.
    half = np.float16
    keep("half", graph([
        node("Cast", "x", "i", to=TensorProto.FLOAT16), node("Conv", "i k b", "c", auto_pad="SAME_LOWER", strides=[1, 1]),
        node("LeakyRelu", "c", "r", alpha=0.25), node("GlobalAveragePool", "r", "p"), node("Squeeze", "p axes", "f"),
        node("Identity", "w", "v"), node("Transpose", "v", "u", perm=[1, 0]), node("Gemm", "f u d", "z", alpha=2.0, beta=0.5),
        node("Cast", "z", "l", to=TensorProto.FLOAT), node("LogSoftmax", "l", "y", axis=1)],
        [tensor("k", 4, 1, 2, 3, kind=half), tensor("b", 4, kind=half), numbers("axes", [2, 3]), tensor("w", 6, 4, kind=half),
         tensor("d", 6, kind=half)], ["N", 1, 8, 7]), (8, 7, 1), logits=True)
    # An image in a row, normalized by its mean and deviation; weights in double precision brought down.
    keep("row", graph([
        node("Sub", "x mean", "a"), node("Div", "a deviation", "n"), node("Cast", "w", "v", to=TensorProto.FLOAT),
        node("MatMul", "n v", "h"),
        node("Add", "b h", "i"), node("Tanh", "i", "t"), node("Gemm", "t u c", "l", transB=1), node("Softmax", "l", "s", axis=1),
        node("Identity", "s", "y")],
        [numbers("mean", [0.25]), numbers("deviation", np.float32(0.5)), tensor("w", 25, 4, kind=np.float64), tensor("b", 4),
         tensor("u", 6, 4), tensor("c", 6)], ["N", 25]), (5, 5, 1), channels_first=False)


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    torch_files()
    keras_file()
    written_files()
    with open(os.path.join(FOLDER, "expected.txt"), "w") as file:
        file.write("\n".join(lines) + "\n")
