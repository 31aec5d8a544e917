"""The commands of both sides, each as something that gives metrics by name."""
import os
import pathlib
import tempfile

import measuring
import networks
from measuring import Unmeasured

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DOCUMENT = ROOT / "Sessions" / "99-percent.md"
BATCHES = (32, 128)
RESTRICTED = {"ATEN_CPU_CAPABILITY": "avx2", "DNNL_MAX_CPU_ISA": "AVX2"}
"""What keeps PyTorch to AVX2."""

_BENCH_NUMBERS = ("gflops", "peak_gflops", "share_of_peak")


class Convo:
    """A convo binary with the images that it loads."""

    def __init__(self, binary, data):
        self.binary, self.data = str(binary), str(data)

    def speeds(self, stack, threads, batches=BATCHES):
        """Training for each batch size, inference and latency, as `bench` measures them; and its share of peak."""
        lines = [f"load '{self.data}'", f"new peer --layers '{networks.STACKS[stack]}'"]
        lines += [f"bench --batch {batch}" for batch in batches]
        rows = [row for row in self._rows(lines, threads=threads) if "train_images_per_s" in row]
        if len(rows) != len(batches):
            raise Unmeasured(f"`bench` of {self.binary} gave {len(rows)} rows for {len(batches)} batch sizes")
        return bench_metrics(rows)

    def accuracy(self, epochs, seed):
        """The share of the test images that a network of default layers reads right after so many epochs."""
        lines = [f"load '{self.data}'", "new peer", f"train {epochs}", "evaluate test"]
        rows = [row for row in self._rows(lines, seed=seed) if "network" in row and "accuracy" in row]
        if not rows:
            raise Unmeasured(f"`evaluate test` of {self.binary} gave no accuracy")
        return {"accuracy": rows[-1]["accuracy"]}

    def document(self, path=DOCUMENT):
        """The seconds of training and the accuracy that a document prints."""
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(os.path.abspath(self.data), os.path.join(folder, "mnist"))
            text = measuring.output([self.binary, "--json", "run", str(path)], {**os.environ, "CONVO_DATA": folder})
        found = document_metrics(measuring.json_lines(text))
        if found is None:
            raise Unmeasured(f"{path.name} printed no training time")
        return found

    def _rows(self, lines, threads=None, seed=None):
        words = [self.binary, "--json"]
        words += [] if threads is None else ["--threads", str(threads)]
        words += [] if seed is None else ["--seed", str(seed)]
        text = measuring.output([*words, "-c", "; ".join(lines)])
        return [row for line in measuring.json_lines(text) for row in rows_in(line)]


def bench_metrics(rows):
    """The metrics in rows of `bench`, of which the first also gives inference and latency."""
    metrics = {"infer": rows[0]["infer_images_per_s"], "latency_us": rows[0]["latency_us"]}
    for row in rows:
        metrics[f"train {row['train_batch']}"] = row["train_images_per_s"]
        metrics |= {f"{name} {row['train_batch']}": row[name] for name in _BENCH_NUMBERS if name in row}
    return metrics


def document_metrics(commands):
    """Training time and accuracy from what a document's commands print, or None if nothing was trained.

    The medians of a sweep over seeds, if it has one; else the time of all epochs of its first training, and the
    accuracy that the last evaluation gives.
    """
    rows = [row for command in commands for row in rows_in(command)]
    for row in rows:
        if "median_train_seconds" in row:
            return {"training_s": row["median_train_seconds"], "accuracy": row["median_test_accuracy"]}
    times = [[row["train_seconds"] for row in rows_in(command) if "train_seconds" in row] for command in commands]
    first = next(filter(None, times), None)
    if first is None:
        return None
    accuracies = [row["accuracy"] for row in rows if "network" in row and "accuracy" in row]
    return {"training_s": sum(first), **({"accuracy": accuracies[-1]} if accuracies else {})}


def rows_in(value):
    """Every object at any depth of a JSON value, among them the rows of tables."""
    if isinstance(value, list):
        return [row for item in value for row in rows_in(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(row for item in value.values() for row in rows_in(item))]


def peer_metrics(python, script, data, options, environment=None):
    """What one of the peers' scripts measures."""
    own = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})}
    found = measuring.json_lines(measuring.output([str(python), str(HERE / script), str(data), *options], own))
    if not found:
        raise Unmeasured(f"{script} printed no result")
    return found[-1]


def import_time(python):
    """Seconds that `import torch` takes in a fresh process, start and end of Python not counted, files in the cache."""
    program = "import time; start = time.perf_counter(); import torch; print(time.perf_counter() - start)"
    measuring.output([str(python), "-c", "import torch"])
    return {"import_s": float(measuring.output([str(python), "-c", program]))}
