"""What the checks have in common: the images, the program, and the comparison of probabilities."""
import subprocess
import sys

import numpy as np

import mnist


def gray_images(folder):
    """MNIST's test images, N × 28 × 28 × 1, from 0 to 1."""
    return mnist.scaled(mnist.load(folder)[2])[..., None]


def color_folder(folder, generator, count=500):
    """Random images as CIFAR-10's batches have them; gives the test images, N × 32 × 32 × 3, from 0 to 1."""
    folder.mkdir()
    for name in [f"data_batch_{i}.bin" for i in range(1, 6)] + ["test_batch.bin"]:
        images = generator.integers(0, 256, (count if name == "test_batch.bin" else 10, 3, 32, 32), "uint8")
        rows = np.concatenate([np.arange(len(images), dtype="uint8").reshape(-1, 1) % 10, images.reshape(len(images), -1)], 1)
        (folder / name).write_bytes(rows.tobytes())
    return images.transpose(0, 2, 3, 1).astype("float32") / 255


def run(convo, commands):
    """Runs commands in Convo; its words, or its end with them."""
    result = subprocess.run([str(convo), "-c", "; ".join(commands)], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"convo -c \"{'; '.join(commands)}\"\n{result.stdout}{result.stderr}")
    return result.stdout


class Check:
    """Compares tables of probabilities, and counts those that differ."""

    failures = 0

    def same(self, name, expected, got):
        fits = expected.shape == got.shape
        difference = float(np.abs(expected - got).max()) if fits else float("inf")
        good = fits and difference <= 1e-5 and (expected.argmax(1) == got.argmax(1)).all()
        self.failures += not good
        print(f"{'ok  ' if good else 'FAIL'} {name:42} {len(got):6} images, largest difference {difference:.1e}", flush=True)
