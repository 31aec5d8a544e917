"""Makes a wheel of a tree with bin, lib and share: wheel.py TREE VERSION FOLDER.

What lies in the tree comes to lie below the environment's prefix; there is no module of Python in it. The tag names the oldest
GNU C library that has all that the programs call.
"""

import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile


def elf_files(tree):
    """The programs and libraries that a loader reads."""
    for path in sorted((tree / "lib").rglob("*")):
        if path.is_file() and path.read_bytes()[:4] == b"\x7fELF":
            yield path


def platform_tag(tree):
    """`manylinux_2_36_x86_64`, from the versions of glibc's symbols."""
    newest = (2, 17)
    for path in elf_files(tree):
        symbols = subprocess.run(["objdump", "-T", path], check=True, capture_output=True, text=True).stdout
        versions = re.findall(r"\bGLIBC_(\d+)\.(\d+)", symbols)
        newest = max([newest, *((int(major), int(minor)) for major, minor in versions)])
    return f"manylinux_{newest[0]}_{newest[1]}_x86_64"


def record_line(name, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"


class Wheel:
    """A zip archive in which every file has the same date, in a fixed order, with its sum in RECORD."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
        self.date = time.gmtime(max(int(os.environ["SOURCE_DATE_EPOCH"]), 315532800))[:6]
        self.record = ""

    def add(self, name, content, mode=0o644):
        info = zipfile.ZipInfo(name, self.date)
        info.external_attr = (0o100000 | mode) << 16
        self.archive.writestr(info, content, zipfile.ZIP_DEFLATED, 9)
        self.record += record_line(name, content)

    def close(self, record_name):
        self.record += f"{record_name},,\n"
        info = zipfile.ZipInfo(record_name, self.date)
        info.external_attr = 0o100644 << 16
        self.archive.writestr(info, self.record, zipfile.ZIP_DEFLATED, 9)
        self.archive.close()


def metadata(tree, version):
    return f"""Metadata-Version: 2.1
Name: convo
Version: {version}
Summary: A conversation with a convolutional network: a shell, a page and a Jupyter kernel to explore MNIST with
License: MIT
Classifier: Operating System :: POSIX :: Linux
Description-Content-Type: text/markdown

""".encode() + (tree / "share/doc/convo/README.md").read_bytes()


def main(tree, version, folder):
    tag = f"py3-none-{platform_tag(tree)}"
    wheel = Wheel(folder / f"convo-{version}-{tag}.whl")
    data, info = f"convo-{version}.data", f"convo-{version}.dist-info"
    wheel.add(f"{data}/scripts/convo", (tree / "bin/convo").read_bytes(), 0o755)
    for path in sorted(tree.rglob("*")):
        name = path.relative_to(tree)
        if path.is_file() and name.parts[0] != "bin":
            wheel.add(f"{data}/data/{name}", path.read_bytes(), 0o755 if os.access(path, os.X_OK) else 0o644)
    wheel.add(f"{info}/METADATA", metadata(tree, version))
    wheel.add(f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: convo\nRoot-Is-Purelib: false\nTag: {tag}\n".encode())
    wheel.add(f"{info}/licenses/LICENSE", (tree / "share/doc/convo/copyright").read_bytes())
    wheel.close(f"{info}/RECORD")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]))
