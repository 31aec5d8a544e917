"""Links a program anew with the kernels of another build: relink.py BUILD OTHER PROGRAM.

BUILD and OTHER are scratch paths of SwiftPM: a whole build, and one of the target Kernels for another processor. How the program
is linked stands in the manifest that SwiftPM leaves in BUILD.
"""

import json
import pathlib
import re
import subprocess
import sys


def linking(build):
    """The words by which SwiftPM linked the program."""
    manifest = (build / "release.yaml").read_text()
    command = re.search(r'^  "C\.convo-[^"\n]*-release\.exe":\n(.*?)\n\n', manifest, re.M | re.S)[1]
    return json.loads(re.search(r"^    args: (\[.*\])$", command, re.M)[1])


def main(build, other, program):
    words = linking(build)
    place = next(index for index, word in enumerate(words) if word.startswith("@"))
    objects = pathlib.Path(words[place][1:]).read_text()
    kernels = "/release/Kernels.build/"
    # The part of the path between the scratch path and the objects is that of the machine's kind, the same for both.
    moved = re.sub(rf"{re.escape(str(build))}(/[^\n']*{kernels})", lambda found: f"{other}{found[1]}", objects)
    if moved == objects:
        sys.exit(f"relink: {words[place][1:]} lists no objects of Kernels")
    listed = program.with_suffix(".objects")
    listed.write_text(moved)
    words[place] = f"@{listed}"
    words[words.index("-o") + 1] = str(program)
    subprocess.run(words, check=True)
    listed.unlink()


if __name__ == "__main__":
    main(*(pathlib.Path(path).resolve() for path in sys.argv[1:]))
