"""Reads the four IDX files of MNIST, plain or with .gz, from a folder into NumPy arrays."""
import gzip
import os

import numpy as np


def load(folder):
    """Training images [60000, 28, 28] and labels [60000], then test images and labels, all uint8."""
    return (_bytes(folder, "train-images-idx3-ubyte", header=16).reshape(-1, 28, 28),
            _bytes(folder, "train-labels-idx1-ubyte", header=8),
            _bytes(folder, "t10k-images-idx3-ubyte", header=16).reshape(-1, 28, 28),
            _bytes(folder, "t10k-labels-idx1-ubyte", header=8))


def scaled(images):
    """Gray levels from 0 to 1 as float32, of the same shape."""
    return images.astype(np.float32) / 255


def _bytes(folder, name, header):
    path = os.path.join(folder, name)
    for found, opener in ((path, open), (path + ".gz", gzip.open)):
        if os.path.exists(found):
            with opener(found, "rb") as file:
                return np.frombuffer(file.read(), np.uint8, offset=header)
    raise SystemExit(f"{name}, plain or with .gz, is not in {folder}: name the folder of the four IDX files")
