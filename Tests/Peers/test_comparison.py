"""The arithmetic of the comparison, without measuring anything: python3 -m unittest discover Tests/Peers"""
import unittest

import arithmetic
import measuring
import networks
import sides
from groups import Comparison


class Options:
    """What the command line would give on a machine of two cores."""

    cores, epochs, data, quick, modes = 2, 3, "mnist", False, []


class Medians(unittest.TestCase):
    def test_an_odd_count_has_a_middle_and_an_even_one_the_mean_of_two(self):
        self.assertEqual(arithmetic.median([5, 1, 3]), 3)
        self.assertEqual(arithmetic.median([4, 1, 3, 100]), 3.5)

    def test_no_values_have_no_median(self):
        with self.assertRaises(ValueError):
            arithmetic.median([])


class Ratios(unittest.TestCase):
    def test_twice_the_rate_and_half_the_time_are_both_two(self):
        self.assertEqual(arithmetic.advantage(20, 10), 2)
        self.assertEqual(arithmetic.advantage(10, 20, lower_is_better=True), 2)

    def test_the_best_is_the_highest_rate_over_all_batch_sizes_and_the_shortest_time(self):
        medians = {"one": {"infer @100": 5, "infer @250": 9, "latency_us": 30}, "two": {"infer": 8, "latency_us": 20}}
        self.assertEqual(arithmetic.best(medians, "infer"), (9, "one", "infer @250"))
        self.assertEqual(arithmetic.best(medians, "latency_us", lower_is_better=True), (20, "two", "latency_us"))

    def test_a_metric_that_only_begins_alike_is_another(self):
        self.assertIsNone(arithmetic.best({"one": {"train 128": 9}}, "train 12"))

    def test_a_configuration_is_a_laggard_only_if_it_is_slow_in_everything(self):
        medians = {"fast": {"train 32": 100, "latency_us": 50}, "quick to answer": {"train 32": 10, "latency_us": 40},
                   "slow": {"train 32": 69, "latency_us": 90}, "near": {"train 32": 70, "latency_us": 500}}
        self.assertEqual(arithmetic.laggards(medians, measuring.is_lower_better, 0.7), {"slow"})


class Texts(unittest.TestCase):
    def test_numbers_have_three_figures_that_count(self):
        texts = [arithmetic.number(value) for value in (19_604, 140, 93.14, 9.996, 0.7594, 0)]
        self.assertEqual(texts, ["19,600", "140", "93.1", "10.00", "0.759", "0"])

    def test_a_table_has_a_line_for_the_headers_a_rule_and_a_line_a_row(self):
        self.assertEqual(arithmetic.markdown(["a", "b"], [[1, "x|y"]]), "| a | b |\n| --- | --- |\n| 1 | x\\|y |")


class Networks(unittest.TestCase):
    def test_the_inputs_of_every_layer_follow_from_the_one_before(self):
        dense = {name: [layer.inputs for layer in networks.layers(text) if layer.kind == "dense"]
                 for name, text in networks.STACKS.items()}
        self.assertEqual(dense, {"default": [800, 64], "odd": [27 * 25, 64], "32-64-128": [1600, 128],
                                 "lenet": [400, 120, 84]})

    def test_the_default_network_has_as_many_parameters_as_the_program_says(self):
        count = sum((layer.inputs * max(layer.kernel, 1) ** 2 + 1) * layer.size if layer.size else 4 * layer.inputs
                    for layer in networks.layers(networks.STACKS["default"]) if layer.kind in ("conv", "dense", "bn"))
        self.assertEqual(count, 57_162)

    def test_a_layer_that_the_peers_lack_is_refused(self):
        with self.assertRaisesRegex(ValueError, "avgpool 2"):
            networks.layers("avgpool 2")


class Reading(unittest.TestCase):
    def test_rows_are_found_at_any_depth_of_what_a_command_prints(self):
        text = 'a bar\n{"command": "x", "output": {"rows": [{"train_batch": 32, "profile": [{"share": 1}]}]}}\n{broken\n'
        rows = [row for line in measuring.json_lines(text) for row in sides.rows_in(line)]
        self.assertEqual([row["train_batch"] for row in rows if "train_batch" in row], [32])

    def test_inference_and_latency_are_those_of_the_first_row_of_bench(self):
        rows = [{"train_batch": batch, "train_images_per_s": batch * 10, "infer_images_per_s": batch, "latency_us": 7}
                for batch in (32, 128)]
        self.assertEqual(sides.bench_metrics(rows), {"infer": 32, "latency_us": 7, "train 32": 320, "train 128": 1280})


    def test_a_document_gives_the_medians_of_its_sweep_or_the_time_of_its_first_training(self):
        epochs = {"output": {"rows": [{"epoch": 1, "train_seconds": 0.5}, {"epoch": 2, "train_seconds": 0.25}]}}
        tested = {"output": {"rows": [{"network": "net", "accuracy": 0.99}]}}
        sweep = {"output": [{"rows": [{"median_train_seconds": 0.7, "median_test_accuracy": 0.991}]}]}
        self.assertEqual(sides.document_metrics([epochs, tested]), {"training_s": 0.75, "accuracy": 0.99})
        self.assertEqual(sides.document_metrics([epochs, sweep]), {"training_s": 0.7, "accuracy": 0.991})
        self.assertIsNone(sides.document_metrics([tested]))


class Rounds(unittest.TestCase):
    def test_jobs_run_in_turn_and_the_slow_rivals_only_once(self):
        ran = []

        def job(contest, name, rate, threads=0):
            def measure(count):
                ran.append((count, name))
                return {"train 32": rate + count}
            return measuring.Job(contest, name, measure, threads)

        jobs = [job("Convo", "all", 500), job("torch", "fast", 100, 2), job("torch", "slow", 10, 2),
                job("torch", "alone", 10, 1)]
        results, notes = measuring.run(jobs, 3, say=lambda text: None)
        self.assertEqual(ran[:5], [(1, "all"), (1, "fast"), (1, "slow"), (1, "alone"), (2, "all")])
        self.assertEqual([entry for entry in ran if entry[1] == "slow"], [(1, "slow")])
        self.assertEqual(results.best("torch", "train 32"), (102, "fast"))
        self.assertEqual(notes, [])

    def test_what_fails_is_named_and_the_others_go_on(self):
        def fail(count):
            raise measuring.Unmeasured("no compiler")

        jobs = [measuring.Job("torch", "compiled", fail), measuring.Job("torch", "plain", lambda count: {"train 32": 1})]
        results, notes = measuring.run(jobs, 2, say=lambda text: None)
        self.assertEqual(notes, ["torch, compiled: left out, no compiler"])
        self.assertEqual(results.values["torch"]["plain"]["train 32"], [1, 1])


class Rows(unittest.TestCase):
    def results(self, values):
        results = measuring.Results()
        for contest, configuration, metrics in values:
            results.add(measuring.Job(contest, configuration, None), metrics)
        return results

    def test_every_ratio_says_how_many_times_as_good_convo_is(self):
        results = self.results([
            ("Convo", "2 threads", {"train 32": 40_000, "latency_us": 10}),
            ("torch", "compiled, 2 threads", {"train 32": 8000, "latency_us": 90}),
            ("onnxruntime", "plain, 1 thread", {"latency_us": 25})])
        rows = Comparison(["training", "latency"], None, None, {}, Options).rows(results)
        self.assertEqual([(row.what, row.peer, row.ratio) for row in rows], [
            ("training, batch 32, images/s", "PyTorch", 5), ("one image, µs", "PyTorch", 9),
            ("one image, µs", "ONNX Runtime", 2.5)])
        self.assertEqual(rows[0].cells()[1:], ["40,000", "PyTorch", "8,000", "compiled, 2 threads", "5.00×"])

    def test_threads_are_set_beside_one_thread_of_the_same_program(self):
        results = self.results([
            ("Convo", "2 threads", {"train 32": 38}), ("Convo, one thread", "1 thread", {"train 32": 20}),
            ("torch", "plain, 2 threads", {"train 32": 6}), ("torch", "plain, 1 thread", {"train 32": 5}),
            ("torch", "compiled, 1 thread", {"train 32": 4})])
        rows = Comparison(["threads"], None, None, {}, Options).rows(results)
        self.assertEqual([(row.peer, row.ratio) for row in rows], [("Convo", 1.9), ("PyTorch", 1.2)])

    def test_padded_channels_are_the_measure_of_odd_ones(self):
        results = self.results([("Convo, odd", "2 threads", {"train 32": 15}),
                                ("Convo, padded", "2 threads", {"train 32": 20})])
        rows = Comparison(["stacks"], None, None, {}, Options).rows(results)
        self.assertEqual([(row.peer, row.ratio) for row in rows], [("Convo, 16 and 32", 0.75)])

    def test_the_jobs_of_a_group_are_only_what_it_needs(self):
        jobs = Comparison(["latency"], None, None, {"torch": "python", "onnxruntime": "python"}, Options).jobs()
        self.assertEqual([job.contest for job in jobs], ["Convo"] + ["torch"] * 8 + ["onnxruntime"] * 4)


if __name__ == "__main__":
    unittest.main()
