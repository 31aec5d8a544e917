"""How every peer is timed, and the one line of JSON that it prints.

The rates are images per second under `train 32` (with batches of 32) and `infer @250`, the latency microseconds.
"""
import argparse
import json
import time

TRAINING_BATCHES = (32, 128)
INFERENCE_BATCHES = (100, 250, 1000)
WARM_UP_STEPS = 30
REPEATS = 3
TRAINING_IMAGES_A_GO = 12_800
LATENCY_CALLS = 500


def parser(description):
    """The options that every peer's script has; its own switches may be added."""
    result = argparse.ArgumentParser(description=description)
    result.add_argument("data", help="the folder of the four IDX files of MNIST")
    result.add_argument("--stack", default="default", help="a name from networks.py")
    result.add_argument("--threads", type=int, default=1)
    result.add_argument("--measure", default="train,infer,latency", type=lambda text: text.split(","),
                        help="some of train,infer,latency")
    result.add_argument("--quick", action="store_true", help="a small part of the work: shows that it runs, no more")
    return result


def training_rates(step, images, quick, finish=lambda: None):
    """Times `step(batch, begin)`, which trains on the images from `begin` on in a shuffled list of `images`.

    `finish()` waits for steps that still run, where a step only begins one.
    """
    rates = {}
    for batch in TRAINING_BATCHES:
        count = 3 if quick else TRAINING_IMAGES_A_GO // batch
        begins = [number * batch % (images - batch) for number in range(count)]

        def go():
            for begin in begins:
                step(batch, begin)
            finish()

        for begin in begins[:WARM_UP_STEPS]:
            step(batch, begin)
        finish()
        rates[f"train {batch}"] = best_rate(go, count * batch)
    return rates


def inference_rates(predict, images, quick, sizes=INFERENCE_BATCHES):
    """Times `predict(begin, end)` over all images in batches of each size."""
    rates = {}
    for size in sizes[:1] if quick else sizes:
        ends = range(size, images + 1, size)
        predict(0, size)
        rates[f"infer @{size}"] = best_rate(lambda: [predict(end - size, end) for end in ends], images)
    return rates


def median_latency(call, quick):
    """The median time of `call(0)`, `call(1)`, … in microseconds, after ten calls that do not count."""
    for number in range(10):
        call(number)
    times = sorted(_seconds(lambda: call(number)) for number in range(20 if quick else LATENCY_CALLS))
    return times[len(times) // 2] * 1e6


def best_rate(work, images):
    """Images per second in the best of a few goes at `work`, which handles so many images."""
    return images / min(_seconds(work) for _ in range(REPEATS))


def report(peer, measured):
    """Prints the peer's name with its version, and what was measured."""
    print(json.dumps({"peer": peer, **measured}))


def _seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
