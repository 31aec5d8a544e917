"""What is compared: for each group the processes to run, and the rows of the table that come of them."""
import dataclasses

import arithmetic
import sides
from measuring import Job, is_lower_better, labeled

GROUPS = ("training", "inference", "latency", "threads", "import", "avx2", "stacks", "accuracy")
STACKS = {"32-64-128": "32-64-128 without BatchNorm", "lenet": "5×5 same LeNet"}
PEERS = {"torch": "PyTorch", "onnxruntime": "ONNX Runtime", "keras": "Keras", "jax": "JAX"}
MODES = {"plain": [], "channels last": ["--channels-last"], "compiled": ["--compile"],
         "compiled, channels last": ["--compile", "--channels-last"]}
MEASURES = {"training": "train", "threads": "train", "inference": "infer", "latency": "latency"}


@dataclasses.dataclass
class Row:
    """One line of the table: Convo's median, the best median of a peer with its configuration, how they relate."""

    what: str
    own: float
    peer: str
    value: float
    configuration: str
    ratio: float

    def cells(self):
        """As text, in the order of HEADERS."""
        return [self.what, arithmetic.number(self.own), self.peer, arithmetic.number(self.value), self.configuration,
                arithmetic.times(self.ratio)]


HEADERS = ["what", "Convo", "beside", "best", "with", "ratio"]


class Comparison:
    """The groups wanted, the binaries of Convo and the Python of every peer that is installed."""

    def __init__(self, wanted, convo, convo_avx2, pythons, options):
        self.wanted, self.convo, self.convo_avx2, self.pythons = wanted, convo, convo_avx2, pythons
        self.threads, self.epochs, self.data = options.cores, options.epochs, options.data
        self.extra = ["--quick"] if options.quick else []
        self.modes = options.modes

    def jobs(self):
        """All processes of one round, in the order in which they run: Convo's, then its peers', group by group."""
        found = self._classic_jobs() if set(self.wanted) & set(MEASURES) else []
        if "avx2" in self.wanted:
            found += self._pair("avx2", "default", self.convo_avx2, sides.RESTRICTED)
        if "stacks" in self.wanted:
            for stack in STACKS:
                found += self._pair(stack, stack, self.convo, None)
            found += [self._own("Convo, padded", self.convo, "default"), self._own("Convo, odd", self.convo, "odd")]
        if "import" in self.wanted:
            found += self._import_jobs()
        if "accuracy" in self.wanted:
            found += self._accuracy_jobs()
        return found

    def rows(self, results):
        """The table, as far as there are numbers."""
        makers = {"training": self._training_rows, "inference": self._inference_rows, "latency": self._latency_rows,
                  "threads": self._thread_rows, "import": self._import_rows, "avx2": self._avx2_rows,
                  "stacks": self._stack_rows, "accuracy": self._accuracy_rows}
        rows = [row for group in GROUPS if group in self.wanted for row in makers[group](results)]
        return [row for row in rows if row is not None]

    def _classic_jobs(self):
        measured = sorted({MEASURES[group] for group in self.wanted if group in MEASURES})
        convo = self._own("Convo", self.convo, "default", batches=sides.BATCHES if "train" in measured else (32,))
        peers = self._torch("torch", "default", measured, None)
        for peer in ("onnxruntime", "keras", "jax"):
            peers += self._simple(peer, measured)
        found = [convo, *peers]
        if "threads" in self.wanted and self.threads > 1:
            found.insert(1, self._own("Convo, one thread", self.convo, "default", threads=1))
        return found

    def _own(self, contest, convo, stack, threads=None, batches=sides.BATCHES):
        count = threads or self.threads
        return Job(contest, _threads(count), lambda _: convo.speeds(stack, count, batches))

    def _pair(self, name, stack, convo, environment):
        own = self._own(f"Convo, {name}", convo, stack)
        return [own, *self._torch(f"torch, {name}", stack, ["infer", "train"], environment)]

    def _torch(self, contest, stack, measured, environment):
        return [self._peer("torch", contest, mode, count, measured, ["--stack", stack, *words], environment)
                for mode, words in MODES.items() if not self.modes or mode in self.modes
                for count in self._thread_counts() if "torch" in self.pythons]

    def _simple(self, peer, measured):
        modes = {"onnxruntime": {"plain": [], "bound": ["--bound"]}, "keras": {"plain": [], "XLA": ["--jit"]},
                 "jax": {"jit": []}}[peer]
        measured = [one for one in measured if peer != "onnxruntime" or one != "train"]
        if peer not in self.pythons or not measured:
            return []
        return [self._peer(peer, peer, mode, count, measured, words)
                for mode, words in modes.items() for count in self._thread_counts()]

    def _peer(self, peer, contest, mode, threads, measured, words, environment=None):
        words = [*words, "--threads", str(threads), "--measure", ",".join(measured), *self.extra]
        return Job(contest, f"{mode}, {_threads(threads)}", lambda _: sides.peer_metrics(
            self.pythons[peer], f"peer_{peer}.py", self.data, words, environment),
            # Who asks for one thread beside all needs the best of both.
            threads if "threads" in self.wanted else 0)

    def _import_jobs(self):
        found = [Job("import torch", "fresh process", lambda _: sides.import_time(self.pythons["torch"]))]
        own = Job("Convo, 99 %", sides.DOCUMENT.name, lambda _: self.convo.document())
        return (found if "torch" in self.pythons else []) + ([own] if sides.DOCUMENT.exists() else [])

    def _accuracy_jobs(self):
        def words(seed):
            return ["--epochs", str(self.epochs), "--seed", str(seed), "--threads", str(self.threads)]

        own = Job("Convo, accuracy", "seed a round", lambda seed: self.convo.accuracy(self.epochs, seed))
        peer = Job("torch, accuracy", "seed a round", lambda seed: sides.peer_metrics(
            self.pythons["torch"], "peer_torch.py", self.data, words(seed)))
        return [own, peer] if "torch" in self.pythons else [own]

    def _thread_counts(self):
        return sorted({1, self.threads})

    def _training_rows(self, results):
        return [self._row(results, f"training, batch {batch}, images/s", "Convo", peer, f"train {batch}")
                for batch in sides.BATCHES for peer in ("torch", "keras", "jax")]

    def _inference_rows(self, results):
        return [self._row(results, "inference in batches, images/s", "Convo", peer, "infer") for peer in PEERS]

    def _latency_rows(self, results):
        return [self._row(results, "one image, µs", "Convo", peer, "latency_us") for peer in PEERS]

    def _avx2_rows(self, results):
        return self._pair_rows(results, "avx2", "AVX2 alone")

    def _stack_rows(self, results):
        rows = [row for stack, words in STACKS.items() for row in self._pair_rows(results, stack, words)]
        for metric, words in (("train 32", "training, batch 32"), ("infer", "inference")):
            rows.append(self._row(
                results, f"13 and 27 filters, {words}, images/s", "Convo, odd", "Convo, padded", metric,
                "Convo, 16 and 32"))
        return rows

    def _pair_rows(self, results, name, words):
        metrics = {**{f"train {batch}": f"training, batch {batch}" for batch in sides.BATCHES}, "infer": "inference"}
        return [self._row(results, f"{words}: {what}, images/s", f"Convo, {name}", f"torch, {name}", metric)
                for metric, what in metrics.items()]

    def _thread_rows(self, results):
        if self.threads == 1:
            return []
        rows = []
        for batch in sides.BATCHES:
            what = f"{self.threads} threads beside one, batch {batch}, images/s"
            rows.append(self._row(results, f"Convo: {what}", "Convo", "Convo, one thread", f"train {batch}", "Convo"))
            rows.append(self._torch_threads(results.medians("torch"), f"PyTorch: {what}", f"train {batch}"))
        return rows

    def _torch_threads(self, medians, what, metric):
        """PyTorch's own best with all threads beside its own best with one."""
        many, one = (labeled(arithmetic.best(
            {key: value for key, value in medians.items() if key.endswith(_threads(count))}, metric))
            for count in (self.threads, 1))
        return Row(what, many[0], "PyTorch", one[0], one[1], many[0] / one[0]) if many and one else None

    def _import_rows(self, results):
        own, other = results.best("Convo, 99 %", "training_s", True), results.best("import torch", "import_s", True)
        if own is None or other is None:
            return []
        ratio = arithmetic.advantage(own[0], other[0], lower_is_better=True)
        return [Row("99 % from scratch, s of training", own[0], "import torch", other[0], other[1], ratio)]

    def _accuracy_rows(self, results):
        what = f"accuracy after {self.epochs} epochs, %"
        row = self._row(results, what, "Convo, accuracy", "torch, accuracy", "accuracy")
        return [dataclasses.replace(row, own=row.own * 100, value=row.value * 100)] if row else []

    def _row(self, results, what, own_contest, other_contest, metric, name=None):
        """None where a side was not measured."""
        lower = is_lower_better(metric)
        own, other = results.best(own_contest, metric, lower), results.best(other_contest, metric, lower)
        if own is None or other is None:
            return None
        peer = name or PEERS[other_contest.split(",")[0]]
        return Row(what, own[0], peer, other[0], other[1], arithmetic.advantage(own[0], other[0], lower))


def _threads(count):
    return "1 thread" if count == 1 else f"{count} threads"
