"""Runs the measurements in turn, round after round, and keeps every number."""
import dataclasses
import json
import subprocess
import sys
from typing import Callable

import arithmetic

KEPT_AFTER_FIRST_ROUND = 0.85
"""A configuration that is nowhere within this share of the best of its rivals will not become the best: it is run once."""


class Unmeasured(Exception):
    """A measurement that could not be made; the text says why, in one line."""


@dataclasses.dataclass(frozen=True)
class Job:
    """One process to run and read.

    Jobs of one `contest` are configurations of the same program on the same network, of which the best counts.
    `measure(round)` gives metrics by name; rounds count from 1. Of the configurations with one `rivalry` the slow ones
    are dropped after the first round.
    """

    contest: str
    configuration: str
    measure: Callable
    rivalry: int = 0


class Results:
    """Metrics by contest and configuration: a value for each round."""

    def __init__(self):
        self.values, self.versions = {}, {}

    def add(self, job, metrics):
        """Keeps one round's numbers; the text under `peer` is the version of the program."""
        own = self.values.setdefault(job.contest, {}).setdefault(job.configuration, {})
        for name, value in metrics.items():
            if name == "peer":
                self.versions[job.contest] = value
            else:
                own.setdefault(name, []).append(value)

    def medians(self, contest):
        """The median of every metric, by configuration."""
        return {configuration: {name: arithmetic.median(values) for name, values in metrics.items()}
                for configuration, metrics in self.values.get(contest, {}).items()}

    def best(self, contest, metric, lower_is_better=False):
        """The best median and its configuration in words, or None."""
        return labeled(arithmetic.best(self.medians(contest), metric, lower_is_better))


def labeled(found):
    """What `arithmetic.best` gives, with the configuration and the batch size as one text."""
    if found is None:
        return None
    value, configuration, name = found
    _, _, batch = name.partition(" @")
    return value, f"{configuration}, batch {batch}" if batch else configuration


def is_lower_better(metric):
    """Times are better short; rates, shares and accuracies high."""
    return metric.endswith(("_us", "_s")) and not metric.endswith("_per_s")


def run(jobs, rounds, say):
    """Every job once a round, in the order given; what fails is left out with a sentence, and Ctrl-C ends the rounds.

    Returns the results, and the sentences.
    """
    results, notes = Results(), []
    try:
        _run(jobs, rounds, say, results, notes)
    except KeyboardInterrupt:
        notes.append("interrupted: the medians are of the rounds that were done")
    return results, notes


def _run(jobs, rounds, say, results, notes):
    dropped = set()
    for count in range(1, rounds + 1):
        for job in jobs:
            if job in dropped:
                continue
            say(f"round {count} of {rounds}: {job.contest}, {job.configuration}")
            try:
                results.add(job, job.measure(count))
            except Unmeasured as reason:
                dropped.add(job)
                notes.append(f"{job.contest}, {job.configuration}: left out, {reason}")
        if count == 1:
            dropped |= _slow(jobs, results)


def _slow(jobs, results):
    rivals = {}
    for job in jobs:
        metrics = results.medians(job.contest).get(job.configuration)
        if metrics:
            rivals.setdefault((job.contest, job.rivalry), {})[job] = metrics
    return {job for medians in rivals.values()
            for job in arithmetic.laggards(medians, is_lower_better, KEPT_AFTER_FIRST_ROUND)}


def output(words, environment=None, timeout=1800):
    """What a command prints on standard output; Unmeasured with its last line of complaint if it fails."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, env=environment, timeout=timeout)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unmeasured(str(error)) from error
    if done.returncode != 0:
        complaint = (done.stderr.strip() or done.stdout.strip() or f"status {done.returncode}").splitlines()[-1]
        raise Unmeasured(complaint)
    return done.stdout


def json_lines(text):
    """The objects in output that has one on a line; other lines are passed over."""
    found = []
    for line in text.splitlines():
        if line.startswith("{"):
            try:
                found.append(json.loads(line))
            except json.JSONDecodeError:
                continue
    return found


def say(text):
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)
