"""What the numbers were measured on: the line above the table."""
import datetime
import os
import platform
import subprocess

_ISA_FLAGS = (("avx512f", "AVX-512"), ("avx2", "AVX2"), ("avx", "AVX"), ("asimd", "NEON"))


def describe():
    """Date, processor, instruction set, cores, load and system, as a dictionary."""
    fields = _processor_fields()
    flags = fields.get("flags", fields.get("Features", "")).split()
    return {
        "date": datetime.date.today().isoformat(),
        "processor": _processor_name(fields),
        "isa": next((name for flag, name in _ISA_FLAGS if flag in flags), platform.machine()),
        "cores": cores(),
        "load_at_start": round(os.getloadavg()[0], 2),
        "system": f"{platform.system()} {platform.release()}",
    }


def cores():
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def sentence(machine):
    """The same in words."""
    return (f"{machine['date']}, {machine['processor']} ({machine['isa']}), {machine['cores']} cores, "
            f"load {machine['load_at_start']} at the start, {machine['system']}")


def commit(folder):
    """The commit that stands in the folder, with + where files were changed; None outside a repository."""
    words = ["git", "-C", str(folder), "describe", "--always", "--dirty=+", "--abbrev=10"]
    try:
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def _processor_fields():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            first = file.read().split("\n\n")[0]
    except OSError:
        return {}
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in first.splitlines())}


def _processor_name(fields):
    name = fields.get("model name") or platform.processor() or platform.machine()
    numbers = [f"{word} {fields[key]}" for word, key in (("family", "cpu family"), ("model", "model")) if key in fields]
    return f"{name}, {' '.join(numbers)}" if numbers else name
