"""Writes the small files of PyTorch and NumPy that the tests read, with what PyTorch answers.

    Tests/Interchange/fixtures_torch.py [FOLDER]

Needs numpy, torch and safetensors. The folder is Tests/InterchangeTests/Fixtures/Torch where it is left out.
"""
import pathlib
import sys

import numpy as np
import safetensors.torch
import torch
from torch import nn

# What Convo calls 'conv 3 3x2 relu, bn, maxpool 2, flatten, bn, dense 5 tanh, dense 4', on images of 8 x 7.
folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "InterchangeTests/Fixtures/Torch")
folder.mkdir(parents=True, exist_ok=True)
torch.manual_seed(1)
model = nn.Sequential(
    nn.Conv2d(1, 3, (3, 2)), nn.ReLU(), nn.BatchNorm2d(3), nn.MaxPool2d(2), nn.Flatten(), nn.BatchNorm1d(27), nn.Linear(27, 5), nn.Tanh(),
    nn.Linear(5, 4)).eval()
for module in model:
    if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
        nn.init.uniform_(module.weight, 0.5, 1.5)
        nn.init.uniform_(module.bias, -0.5, 0.5)
        module.running_mean.uniform_(-0.3, 0.3)
        module.running_var.uniform_(0.01, 1.5)
state = model.state_dict()
image = torch.rand(1, 1, 8, 7)
with torch.no_grad():
    np.save(folder / "answer.npy", torch.softmax(model(image), 1)[0].numpy())
np.save(folder / "image.npy", image[0, 0].numpy())

torch.save(state, folder / "zip.pt")
torch.save(state, folder / "legacy.pt", _use_new_zipfile_serialization=False)
torch.save(
    {"epoch": 3, "best": 0.25, "classes": ("a", "b"), "optimizer": torch.optim.Adam(model.parameters()).state_dict(),
     "model_state_dict": nn.DataParallel(model).state_dict()}, folder / "checkpoint.pt")
torch.save({key: value.bfloat16() if value.is_floating_point() else value for key, value in state.items()}, folder / "bfloat16.pt")
torch.save(model, folder / "module.pt")
# All tensors as views of one storage, kernels with their dimensions stored the other way round.
everything = torch.cat([value.double().permute(tuple(reversed(range(value.dim())))).flatten() for value in state.values() if value.dim() > 0])
views, start = {}, 0
for key, value in state.items():
    if value.dim() == 0:
        continue
    shape = tuple(reversed(value.shape))
    views[key] = everything[start:start + value.numel()].view(shape).permute(tuple(reversed(range(value.dim()))))
    start += value.numel()
torch.save(views, folder / "views.pt")

arrays = {key: value.numpy() for key, value in state.items()}
np.savez(folder / "names.npz", **arrays)
np.savez_compressed(folder / "list.npz", *[array for array in arrays.values() if array.shape != ()])
safetensors.torch.save_file(state, folder / "foreign.safetensors")

# The same network as Keras lists its weights: kernels turned, the map flattened place by place, epsilon 1e-3.
turn = np.arange(27).reshape(3, 3, 3).transpose(1, 2, 0).flatten()
keras = [
    arrays["0.weight"].transpose(2, 3, 1, 0), arrays["0.bias"], *[arrays[f"2.{role}"] for role in ("weight", "bias", "running_mean", "running_var")],
    *[arrays[f"5.{role}"][turn] for role in ("weight", "bias", "running_mean", "running_var")],
    arrays["6.weight"].T[turn], arrays["6.bias"], arrays["8.weight"].T, arrays["8.bias"]]
np.savez(folder / "keras.npz", *keras)
for module in model:
    if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
        module.eps = 1e-3
with torch.no_grad():
    np.save(folder / "keras-answer.npy", torch.softmax(model(image), 1)[0].numpy())
