"""Medians, ratios and Markdown: all that the table is made of, and nothing that measures."""
import math


def median(values):
    """The middle value, or the mean of the two in the middle."""
    if not values:
        raise ValueError("a median needs a value")
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def advantage(own, other, lower_is_better=False):
    """How many times as good `own` is as `other`: 2 is twice the rate, or half the time."""
    return other / own if lower_is_better else own / other


def best(medians, metric, lower_is_better=False):
    """The best value of a metric, the key that has it, and the metric's full name.

    `medians` maps a key to a dictionary of metrics; `infer` is met by `infer @100` and `infer @250` too. None where
    nobody has the metric.
    """
    found = [(value, key, name) for key, metrics in medians.items() for name, value in metrics.items()
             if name == metric or name.startswith(metric + " @")]
    return (min if lower_is_better else max)(found, key=lambda entry: entry[0], default=None)


def laggards(medians, lower_is_better, share):
    """The keys that come nowhere within `share` of the best of any metric, and so may be left out.

    `lower_is_better` says it of a metric's name, in which `infer @100` and `infer @250` count as one.
    """
    families = {name.split(" @")[0] for metrics in medians.values() for name in metrics}
    kept = set()
    for family in families:
        lower = lower_is_better(family)
        own = {key: best({key: metrics}, family, lower) for key, metrics in medians.items()}
        leader = best(medians, family, lower)[0]
        kept |= {key for key, entry in own.items() if entry and advantage(entry[0], leader, lower) >= share}
    return set(medians) - kept


def number(value):
    """Three figures that count, thousands parted: 19,600, 93.1, 0.759."""
    if value == 0 or not math.isfinite(value):
        return str(value)
    digits = 2 - math.floor(math.log10(abs(value)))
    rounded = round(value, digits)
    return f"{rounded:,.{max(digits, 0)}f}"


def times(ratio):
    """A ratio as it stands in the table: 5.62×."""
    return f"{ratio:.2f}×"


def markdown(headers, rows):
    """A table; the pipes in a cell are escaped."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)
