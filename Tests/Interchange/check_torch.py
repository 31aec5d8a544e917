"""Carries the twelve networks of architectures.py from PyTorch to Convo and back, and compares what both say.

    Tests/Interchange/check_torch.py --convo .build/release/convo --data FOLDER [--only classic,padded]

FOLDER holds MNIST's IDX files, gzipped or not. Needs numpy, torch and safetensors (`pip install numpy torch safetensors`).
Each network gets random weights and statistics in PyTorch, is written as a state dict (zip and legacy, float64, a checkpoint of
nn.DataParallel), .npz (by names, and as a plain list) and .safetensors, and opened in Convo: every probability must agree to
1e-5, and every class. Convo then saves it as .pt, .npz and .safetensors, and PyTorch reads these: the .pt strictly, into the
modules that stand in it as network.py and into those built here.
"""
import argparse
import gzip
import importlib.util
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile

import numpy as np
import safetensors.numpy
import safetensors.torch
import torch
from torch import nn

from architectures import MNIST, NETWORKS

TOLERANCE = 1e-5
TORCH_EPSILON = 1e-5
ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "leaky-relu": nn.LeakyReLU}


class Rescale(nn.Module):
    def __init__(self, scale, offset):
        super().__init__()
        self.scale, self.offset = scale, offset

    def forward(self, x):
        return self.scale * x + self.offset


class Builder:
    """A torch.nn.Sequential from a specification, layer by layer."""

    def __init__(self, network, epsilon):
        self.rows, self.columns, self.channels = network.image
        self.units = None
        self.epsilon = epsilon
        self.modules = []
        for item in network.layers.split(","):
            words = item.split()
            getattr(self, words[0].replace("-", "_"))(words[1:])

    def activation(self, words):
        if words:
            slope = [float(words[1])] if len(words) > 1 else []
            self.modules.append(ACTIVATIONS[words[0]](*slope))

    def conv(self, words):
        filters, words = int(words[0]), words[1:]
        (height, width), words = map(int, words[0].split("x")), words[1:]
        same, pads, stride = False, (0, 0, 0, 0), 1
        while words and words[0] in ("same", "pad", "stride"):
            if words[0] == "same":
                same, words = True, words[1:]
            elif words[0] == "stride":
                stride, words = int(words[1]), words[2:]
            else:
                count = 4 if len(words) > 4 and words[2].isdigit() else 1
                pads, words = tuple(map(int, words[1:1 + count])) * (4 // count), words[1 + count:]
        top, left, bottom, right = pads
        if same:
            (top, bottom), (left, right) = (self.around(self.rows, height, stride), self.around(self.columns, width, stride))
        padding = 0
        if (top, left) == (bottom, right):
            padding = (top, left)
        else:
            self.modules.append(nn.ZeroPad2d((left, right, top, bottom)))
        self.modules.append(nn.Conv2d(self.channels, filters, (height, width), stride=stride, padding=padding))
        self.rows = (self.rows + top + bottom - height) // stride + 1
        self.columns = (self.columns + left + right - width) // stride + 1
        self.channels = filters
        self.activation(words)

    @staticmethod
    def around(side, size, stride):
        total = max(0, ((side + stride - 1) // stride - 1) * stride + size - side)
        return total // 2, total - total // 2

    def dense(self, words):
        self.modules.append(nn.Linear(self.units, int(words[0])))
        self.units = int(words[0])
        self.activation(words[1:])

    def bn(self, words):
        epsilon = self.epsilon
        if words[:1] == ["epsilon"]:
            epsilon, words = float(words[1]), words[2:]
        self.modules.append(nn.BatchNorm1d(self.units, eps=epsilon) if self.units else nn.BatchNorm2d(self.channels, eps=epsilon))
        self.activation(words)

    def pool(self, kind, words):
        size = int(words[0])
        stride = int(words[2]) if len(words) > 1 else size
        self.modules.append(kind(size, stride))
        self.rows, self.columns = (self.rows - size) // stride + 1, (self.columns - size) // stride + 1

    def maxpool(self, words):
        self.pool(nn.MaxPool2d, words)

    def avgpool(self, words):
        self.pool(nn.AvgPool2d, words)

    def globalavgpool(self, words):
        self.modules += [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
        self.units = self.channels

    def dropout(self, words):
        self.modules.append(nn.Dropout(float(words[0])))

    def flatten(self, words):
        self.modules.append(nn.Flatten())
        self.units = self.rows * self.columns * self.channels

    def rescale(self, words):
        self.modules.append(Rescale(float(words[0]), float(words[1]) if len(words) > 1 else 0.0))


def built(network, epsilon, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(*Builder(network, epsilon).modules).eval()
    for module in model:
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.5, 0.5)
            module.running_mean.uniform_(-0.3, 0.3)
            module.running_var.uniform_(0.05, 1.5)
    return model


def probabilities(model, images):
    """Of images N × rows × columns × channels, from 0 to 255."""
    x = torch.from_numpy(images.astype(np.float32) / 255).permute(0, 3, 1, 2).contiguous()
    with torch.no_grad():
        return torch.cat([torch.softmax(model(part), 1) for part in x.split(500)]).numpy()


class Convo:
    def __init__(self, program, folder, data, image):
        self.program, self.folder, self.data, self.image = program, folder, data, image

    def run(self, commands):
        done = subprocess.run([self.program, "-c", commands], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{commands}\n{done.stdout[-500:]}{done.stderr[-500:]}")

    def options(self, layers):
        if layers is None:
            return ""
        return f" --layers '{layers}'" + ("" if self.image == MNIST else f" --input {'x'.join(map(str, self.image))}")

    def probabilities(self, file, layers=None):
        out = self.folder / "probabilities.npy"
        out.unlink(missing_ok=True)
        self.run(f"open {file}{self.options(layers)}; load {self.data}; predict test --save {out}")
        return np.load(out)

    def save(self, file, layers, *targets):
        self.run(f"open {file}{self.options(layers)}; " + "; ".join(f"save {target}" for target in targets))


def keras_list(model, network):
    """The weights as Keras's get_weights() gives them."""
    weights, flattened = [], None
    shape = None
    x = torch.zeros(1, network.image[2], network.image[0], network.image[1])
    for module in model:
        if isinstance(module, nn.Flatten):
            shape = x.shape[1:]
        if isinstance(module, nn.Conv2d):
            weights += [module.weight.permute(2, 3, 1, 0), module.bias]
        elif isinstance(module, nn.Linear):
            kernel = module.weight.T
            if shape is not None:
                kernel = kernel.reshape(*shape, -1).permute(1, 2, 0, 3).reshape(kernel.shape)
                shape = None
            weights += [kernel, module.bias]
        elif isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            weights += [module.weight, module.bias, module.running_mean, module.running_var]
        x = module(x)
    return [weight.detach().numpy() for weight in weights]


def load_saved(model, arrays):
    """Puts Convo's own tensors (rows × columns × channels × filters, inputs × units) into modules."""
    tensors = [torch.from_numpy(np.array(array)) for array in arrays]
    shape, x = None, torch.zeros(1, model.channels, model.side, model.side)
    for module in model:
        if isinstance(module, nn.Flatten):
            shape = x.shape[1:]
        if isinstance(module, nn.Conv2d):
            module.weight.data, module.bias.data = tensors.pop(0).permute(3, 2, 0, 1).contiguous(), tensors.pop(0)
        elif isinstance(module, nn.Linear):
            kernel, bias = tensors.pop(0), tensors.pop(0)
            if shape is not None and len(shape) == 3:
                kernel = kernel.reshape(shape[1], shape[2], shape[0], -1).permute(2, 0, 1, 3).reshape(kernel.shape)
            shape = None
            module.weight.data, module.bias.data = kernel.T.contiguous(), bias
        elif isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            module.weight.data, module.bias.data = tensors.pop(0), tensors.pop(0)
            module.running_mean, module.running_var = tensors.pop(0), tensors.pop(0)
        x = module(x)
    assert not tensors
    return model


def compare(name, expected, got):
    difference = float(np.abs(expected - got).max())
    others = int((expected.argmax(1) != got.argmax(1)).sum())
    good = expected.shape == got.shape and difference <= TOLERANCE and others == 0
    print(f"{'ok  ' if good else 'BAD '} {name}: largest difference {difference:.1e}, {others} other classes of {len(expected)}", flush=True)
    return good


def to_convo(network, convo, images, folder, seed):
    """PyTorch's files, opened in Convo."""
    model = built(network, TORCH_EPSILON, seed)
    expected = probabilities(model, images)
    state = model.state_dict()
    arrays = {key: value.numpy() for key, value in state.items()}
    files = {name: folder / name for name in (
        "zip.pt", "legacy.pth", "double.pt", "checkpoint.pt", "names.npz", "list.npz", "foreign.safetensors")}
    torch.save(state, files["zip.pt"])
    torch.save(state, files["legacy.pth"], _use_new_zipfile_serialization=False)
    torch.save({key: value.double() if value.is_floating_point() else value for key, value in state.items()}, files["double.pt"])
    torch.save({"epoch": 3, "best": 0.5, "optimizer": {"lr": [1e-3]},
                "model_state_dict": nn.DataParallel(model).state_dict()}, files["checkpoint.pt"])
    np.savez(files["names.npz"], **arrays)
    np.savez_compressed(files["list.npz"], *[array for array in arrays.values() if array.shape != ()])
    safetensors.torch.save_file({key: value.contiguous() for key, value in state.items()}, files["foreign.safetensors"])
    good = [compare(f"{network.name}, {name}", expected, convo.probabilities(path, network.layers)) for name, path in files.items()]

    keras = built(network, 1e-3, seed)
    np.savez(folder / "keras.npz", *keras_list(keras, network))
    good.append(compare(f"{network.name}, keras.npz", probabilities(keras, images), convo.probabilities(folder / "keras.npz", network.layers)))
    return all(good), files["zip.pt"], expected


def from_convo(network, convo, images, folder, opened, expected):
    """Convo's files, read by PyTorch, and by Convo without being told the layers."""
    saved = {ending: folder / f"saved.{ending}" for ending in ("pt", "npz", "safetensors")}
    convo.save(opened, network.layers, *saved.values())
    good = [compare(f"{network.name}, saved.{ending} again", expected, convo.probabilities(path)) for ending, path in saved.items()]

    with zipfile.ZipFile(saved["pt"]) as archive:
        (folder / "network.py").write_bytes(archive.read("network/network.py"))
    place = importlib.util.spec_from_file_location("network", folder / "network.py")
    written = importlib.util.module_from_spec(place)
    place.loader.exec_module(written)
    for name, model in (("network.py", written.model), ("own modules", built(network, TORCH_EPSILON, 99))):
        model.load_state_dict(torch.load(saved["pt"], weights_only=True), strict=True)
        good.append(compare(f"{network.name}, saved.pt in PyTorch, {name}", expected, probabilities(model.eval(), images)))

    npz = np.load(saved["npz"])
    assert str(npz["architecture"]) != "" and str(npz["input"]) == "x".join(map(str, network.image))
    names = [name for name in npz.files if name not in ("architecture", "input")]
    loaded = safetensors.numpy.load_file(saved["safetensors"])
    for name, arrays in (("npz", [npz[name] for name in names]), ("safetensors", [loaded[name] for name in names])):
        model = built(network, TORCH_EPSILON, 98)
        model.channels, model.side = network.image[2], network.image[0]
        good.append(compare(f"{network.name}, saved.{name} in PyTorch", expected, probabilities(load_saved(model, arrays), images)))
    return all(good)


def idx(folder, name):
    packed, plain = folder / f"{name}.gz", folder / name
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()
    sizes = struct.unpack(f">{data[3]}I", data[4:4 + 4 * data[3]])
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(sizes)


def write_idx(folder, images, labels):
    folder.mkdir()
    for split in ("train", "t10k"):
        (folder / f"{split}-images-idx3-ubyte").write_bytes(struct.pack(">4I", 0x803, *images.shape) + images.tobytes())
        (folder / f"{split}-labels-idx1-ubyte").write_bytes(struct.pack(">2I", 0x801, len(labels)) + labels.tobytes())
    return folder


def write_batches(folder, images, labels):
    """CIFAR-10's form: a label and three planes of 32 × 32 each."""
    folder.mkdir()
    records = b"".join(bytes([label]) + image.transpose(2, 0, 1).tobytes() for image, label in zip(images, labels))
    for name in [f"data_batch_{number}" for number in range(1, 6)] + ["test_batch"]:
        (folder / f"{name}.bin").write_bytes(records)
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--convo", required=True)
    parser.add_argument("--data", metavar="DIR", required=True, type=pathlib.Path, help="the folder of MNIST's IDX files, plain or with .gz")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    images, labels = idx(options.data, "t10k-images-idx3-ubyte"), idx(options.data, "t10k-labels-idx1-ubyte")
    colored = np.random.default_rng(1).integers(0, 256, (500, 32, 32, 3), dtype=np.uint8)
    wanted = options.only.split(",") if options.only else [network.name for network in NETWORKS]
    good = True
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        data = {
            "all": write_idx(place / "all", images, labels), "some": write_idx(place / "some", images[:500], labels[:500]),
            "colored": write_batches(place / "colored", colored, labels[:500]),
        }
        for seed, network in enumerate(NETWORKS):
            if network.name not in wanted:
                continue
            which = "all" if network.name == "classic" else "some" if network.image == MNIST else "colored"
            shown = {"all": images[..., None], "some": images[:500, ..., None], "colored": colored}[which]
            folder = place / network.name
            folder.mkdir()
            convo = Convo(options.convo, folder, data[which], network.image)
            fine, opened, expected = to_convo(network, convo, shown, folder, seed)
            fine = from_convo(network, convo, shown, folder, opened, expected) and fine
            good = good and fine
    print("all agree" if good else "there are differences")
    sys.exit(0 if good else 1)


main()
