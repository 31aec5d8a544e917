"""What has to stand before anything is measured: images, a Python for every peer, and Convo's binaries.

Nothing is written into the source tree but what `swift build` itself writes there.
"""
import os
import pathlib
import subprocess
import sys

import measuring
from sides import HERE, ROOT

AVX2_BUILD = ["-Xcc", "-march=x86-64-v3"]
"""Stands after the package's own `-march=native`, and so wins over it."""

_IDX_FILES = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
_NEEDS = {"torch": ("torch", "numpy"), "onnxruntime": ("onnxruntime", "onnx", "torch"), "keras": ("keras", "numpy"),
          "jax": ("jax", "numpy")}
_MORE = ("keras", "jax")


class CannotStart(Exception):
    """Why there is nothing to measure, and what to do, in one line."""


def cache():
    """The folder for everything that is kept between runs."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return pathlib.Path(base) / "convo-peers"


def images(given):
    """The folder of the four IDX files: the one given, or the first in which Convo would look too."""
    own, caches = os.environ.get("CONVO_DATA"), cache().parent
    places = [given] if given else [
        *([f"{own}/mnist", own] if own else []), caches / "convo" / "mnist", "/usr/share/datasets/mnist"]
    for place in map(pathlib.Path, places):
        if all((place / name).exists() or (place / f"{name}.gz").exists() for name in _IDX_FILES):
            return place.resolve()
    raise CannotStart(f"the four IDX files of MNIST are not in {' or '.join(map(str, places))}: "
                      "name their folder with --data, or let `convo -c 'load mnist'` fetch them")


def pythons(environments, also):
    """The interpreter for every wanted peer that is installed, by the peer's name, and sentences on the others."""
    wanted = ["torch", "onnxruntime", *also]
    folders = [pathlib.Path(folder) for folder in environments] or [_own_environment(bool(also))]
    for folder in folders:
        if not (folder / "bin" / "python").exists():
            raise CannotStart(f"{folder} is no virtual environment: it has no bin/python")
    found, notes = {}, []
    for peer in wanted:
        able = [python for python in (folder.absolute() / "bin" / "python" for folder in folders) if _has(python, peer)]
        if able:
            found[peer] = able[0]
        else:
            notes.append(f"{peer} is left out: {' and '.join(_NEEDS[peer])} are not together in "
                         + " or ".join(map(str, folders)))
    return found, notes


def convo(given):
    """The release binary: the one given, or one built now."""
    if not given:
        return _built([])
    path = pathlib.Path(given).resolve()
    if not os.access(path, os.X_OK):
        raise CannotStart(f"--convo {given} is no program that can be run")
    return path


def convo_for_avx2():
    """A release binary that uses AVX2 and nothing above it, built beside the cache."""
    return _built([*AVX2_BUILD, "--scratch-path", str(cache() / "build-avx2")])


def check_bench(binary):
    """Refuses a binary that has no `bench`, before minutes have gone by."""
    if subprocess.run([binary, "help", "bench"], capture_output=True, check=False).returncode != 0:
        raise CannotStart(f"{binary} has no command `bench`: leave --convo out to build one that has")


def _built(options):
    words = ["swift", "build", "--package-path", str(ROOT), "-c", "release", "--product", "convo", *options]
    measuring.say(" ".join(words))
    try:
        subprocess.run(words, check=True, stdout=sys.stderr)
        folder = subprocess.run([*words, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotStart(f"convo could not be built: {error}; --convo PATH takes one that is") from error
    return pathlib.Path(folder) / "convo"


def _own_environment(more):
    """Makes the virtual environment in the cache, once for each state of the lists of requirements."""
    folder, names = cache() / "venv", ["requirements.txt"] + (["requirements-more.txt"] if more else [])
    for name in names:
        wanted, stamp = (HERE / name).read_text(encoding="utf-8"), folder / name
        if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
            continue
        measuring.say(f"installing {name} into {folder}")
        try:
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, stdout=sys.stderr)
            subprocess.run([str(folder / "bin" / "python"), "-m", "pip", "install", "-r", str(HERE / name)],
                           check=True, stdout=sys.stderr)
        except (OSError, subprocess.CalledProcessError) as error:
            raise CannotStart(f"{name} could not be installed: {error}; "
                              "--venv DIR takes an environment that has the peers") from error
        stamp.write_text(wanted, encoding="utf-8")
    return folder


def _has(python, peer):
    program = f"import importlib.util as u, sys; sys.exit(not all(u.find_spec(n) for n in {_NEEDS[peer]!r}))"
    return subprocess.run([str(python), "-c", program], capture_output=True, check=False).returncode == 0
