"""Writes the attribution-*.safetensors files in this folder: what PyTorch and Captum make of small networks.

    pip install torch captum
    python make_attribution_fixtures.py

Computed in double precision, stored as 32-bit floats. Weights, the image and the noise come from the formulas below,
which AttributionFixture.swift has too, so only results are stored, for one image, rows × columns × channels:

    activation/LAYER     what every layer gives, its ReLU included
    logits
    gradient             of the logit of the explained class, captum.attr.Saliency with its sign
    contrast             of that logit minus the other class's
    smoothgrad           NoiseTunnel over Saliency, with the noise of the formula
    integrated           IntegratedGradients from black, midpoint rule
    gradcam              LayerGradCam of the last convolution behind its ReLU, as coarse as it is
    gradcam/image        the same, with straight lines between the centers of the receptive fields
    occlusion            Occlusion with black patches, one pixel apart
    lrp                  LRP, the epsilon rule in every layer; max pooling hands on to its largest input
"""
import json
import pathlib
import struct

import numpy as np
import torch
from captum.attr import IntegratedGradients, LayerGradCam, LRP, NoiseTunnel, Occlusion, Saliency
from captum.attr._core import noise_tunnel
from captum.attr._utils.lrp_rules import EpsilonRule
from torch import nn

torch.set_default_dtype(torch.float64)

# The centers of the last convolution's receptive fields are worked out by hand: the first one, and from one to the next.
CASES = {
    "default": dict(input="12x12", label=2, against=4, centers=(3.5, 2.0),
                    layers="conv 4 3x3 relu, bn, maxpool 2, dropout 0.25, conv 6 3x3 relu, bn, maxpool 2, dropout 0.25, "
                           "flatten, dense 8 relu, bn, dense 5"),
    "plain": dict(input="12x10", label=1, against=0, centers=(0.5, 2.0),
                  layers="conv 4 5x5 same relu, maxpool 2, conv 5 3x3 same relu, avgpool 2, flatten, dense 6 relu, "
                         "dense 4"),
    "strided": dict(input="13x11", label=3, against=1, centers=(1.0, 2.0),
                    layers="conv 4 3x3, bn, relu, conv 6 3x3 same stride 2, bn, relu, avgpool 2, flatten, dense 5"),
}
COPIES, SIGMA, STEPS, WINDOW, EPSILON = 6, 0.15, 64, 3, 0.1


def chance(number, count):
    """Numbers from -0.5 up to 0.5, exact in 24 bits, for the tensor, picture or noise `number`."""
    index = np.arange(count, dtype=np.uint64)
    bits = (index + np.uint64(1)) * np.uint64(2654435761) + np.uint64(number) * np.uint64(40503)
    bits = (bits ^ (bits >> np.uint64(15))) * np.uint64(2246822519) % np.uint64(2**32)
    return (bits >> np.uint64(8)).astype(np.float32) * np.float32(2.0**-24) - np.float32(0.5)


def weights(number, role, shape):
    values = chance(number, int(np.prod(shape)))
    if role == "kernel":
        fan = int(np.prod(shape[:-1]))
        values = values * np.sqrt(np.float32(12) / np.float32(fan))
    else:
        offset = np.float32(1) if role in ("gamma", "moving_variance") else np.float32(0)
        values = offset + values * np.float32(0.5)
    return torch.tensor(values.reshape(shape).astype(np.float64))


class Stack(nn.Module):
    """A network from its specification; `names` has for each module its layer's name."""

    def __init__(self, specification, height, width):
        super().__init__()
        self.parts, self.names, self.flat, counts = nn.ModuleList(), [], None, {}
        channels, tensor = 1, 0

        def count(stem):
            counts[stem] = counts.get(stem, 0) + 1
            return f"{stem}{counts[stem]}"

        def add(module, name):
            self.parts.append(module)
            self.names.append(name)

        for item in specification.split(", "):
            words = item.split()
            if words[0] == "conv":
                filters, (tall, wide) = int(words[1]), (int(side) for side in words[2].split("x"))
                padding = (tall // 2, wide // 2) if "same" in words else 0
                # Odd sides alone: for others `same` pads one side more, which this does not.
                stride = int(words[words.index("stride") + 1]) if "stride" in words else 1
                layer, name = nn.Conv2d(channels, filters, (tall, wide), stride, padding), count("conv")
                kernel = weights(tensor, "kernel", (tall, wide, channels, filters))
                layer.weight.data = kernel.permute(3, 2, 0, 1).contiguous()
                layer.bias.data = weights(tensor + 1, "bias", (filters,))
                channels, tensor = filters, tensor + 2
            elif words[0] == "dense":
                layer, name = nn.Linear(channels, int(words[1])), count("dense")
                layer.weight.data = weights(tensor, "kernel", (channels, int(words[1]))).T.contiguous()
                layer.bias.data = weights(tensor + 1, "bias", (int(words[1]),))
                channels, tensor = int(words[1]), tensor + 2
            elif words[0] == "bn":
                kind = nn.BatchNorm2d if self.flat is None else nn.BatchNorm1d
                layer, name = kind(channels, eps=1e-3), count("bn")
                roles = ("gamma", "beta", "moving_mean", "moving_variance")
                places = (layer.weight, layer.bias, layer.running_mean, layer.running_var)
                for number, (role, place) in enumerate(zip(roles, places)):
                    place.data = weights(tensor + number, role, (channels,))
                tensor += 4
            elif words[0] in ("maxpool", "avgpool"):
                kind = nn.MaxPool2d if words[0] == "maxpool" else nn.AvgPool2d
                layer, name = kind(int(words[1])), count("pool")
            elif words[0] == "dropout":
                layer, name = nn.Dropout(float(words[1])), count("dropout")
            elif words[0] == "flatten":
                self.flat = len(self.parts)
                with torch.no_grad():
                    self.eval()
                    channels = self(torch.zeros(1, 1, height, width)).numel()
                continue
            elif words[0] == "relu":
                layer, name = nn.ReLU(), count("relu")
            add(layer, name)
            if words[-1] == "relu" and words[0] != "relu":
                add(nn.ReLU(), name)
        self.eval()

    def forward(self, x):
        for number, part in enumerate(self.parts):
            if number == self.flat:
                x = self.flatten(x)
            x = part(x)
        return self.flatten(x) if self.flat == len(self.parts) else x

    @staticmethod
    def flatten(x):
        return x.permute(0, 2, 3, 1).flatten(1)

    def outputs(self, x):
        """What each part gives."""
        results = []
        handles = [part.register_forward_hook(lambda *call: results.append(call[2].detach())) for part in self.parts]
        self(x)
        for handle in handles:
            handle.remove()
        return results


def between_centers(coarse, height, width, first, step):
    """Straight lines between the centers of the units, down to zero one step beyond the outermost."""
    coarse = np.pad(coarse, 1)
    rows, columns = (first + step * (np.arange(side) - 1) for side in coarse.shape)
    across = np.stack([np.interp(np.arange(width), columns, line) for line in coarse])
    return np.stack([np.interp(np.arange(height), rows, line) for line in across.T]).T


def relevance(network, x, outputs, label):
    for part, output in zip(network.parts, outputs):
        if isinstance(part, (nn.Conv2d, nn.Linear, nn.BatchNorm1d, nn.BatchNorm2d, nn.AvgPool2d)):
            part.rule = EpsilonRule(epsilon=EPSILON * output.square().mean().sqrt().item())
        elif isinstance(part, nn.MaxPool2d):
            part.rule = EpsilonRule(epsilon=1e-12)
    return LRP(network).attribute(x, target=label)


def results(case):
    height, width = (int(side) for side in case["input"].split("x"))
    network = Stack(case["layers"], height, width)
    pixels = np.floor((chance(1000, height * width) + np.float32(0.5)) * np.float32(256)) / 255
    x = torch.tensor(pixels.astype(np.float32).astype(np.float64)).reshape(1, 1, height, width)
    outputs, label = network.outputs(x), case["label"]
    out = {}
    for name, output in zip(network.names, outputs):
        out[f"activation/{name}"] = output.permute(0, 2, 3, 1) if output.dim() == 4 else output
    out["logits"] = network(x)
    gradient = Saliency(network)
    out["gradient"] = gradient.attribute(x, target=label, abs=False)
    out["contrast"] = out["gradient"] - gradient.attribute(x, target=case["against"], abs=False)
    noise = torch.tensor(np.stack([
        chance(2000 + copy, height * width) * np.sqrt(np.float32(12)) for copy in range(COPIES)
    ]).astype(np.float64)).reshape(COPIES, 1, height, width)
    normal, noise_tunnel.torch.normal = torch.normal, lambda mean, deviation: mean + deviation * noise
    out["smoothgrad"] = NoiseTunnel(gradient).attribute(
        x, nt_type="smoothgrad", nt_samples=COPIES, stdevs=SIGMA, target=label, abs=False)
    noise_tunnel.torch.normal = normal
    out["integrated"] = IntegratedGradients(network).attribute(
        x, baselines=0, target=label, n_steps=STEPS, method="riemann_middle")
    last = max(number for number, name in enumerate(network.names) if name.startswith("conv"))
    cam = LayerGradCam(network, network.parts[last]).attribute(x, target=label, relu_attributions=True)
    out["gradcam"] = cam
    out["gradcam/image"] = torch.tensor(between_centers(cam[0, 0].detach().numpy(), height, width, *case["centers"]))
    out["occlusion"] = Occlusion(network).attribute(
        x, sliding_window_shapes=(1, WINDOW, WINDOW), baselines=0, target=label)
    out["lrp"] = relevance(network, x, outputs, label)
    return {name: value.detach().numpy() for name, value in out.items()}


def write(path, metadata, tensors):
    header, data = {"__metadata__": metadata}, b""
    for name, values in tensors.items():
        flat = values.astype("<f4").reshape(-1)
        header[name] = {"dtype": "F32", "shape": [flat.size], "data_offsets": [len(data), len(data) + 4 * flat.size]}
        data += flat.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


for name, case in CASES.items():
    facts = {key: str(value) for key, value in case.items() if key != "centers"}
    facts |= dict(copies=str(COPIES), sigma=str(SIGMA), steps=str(STEPS), window=str(WINDOW), epsilon=str(EPSILON))
    write(pathlib.Path(__file__).parent / f"attribution-{name}.safetensors", facts, results(case))
