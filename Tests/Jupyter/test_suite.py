"""The suite of jupyter_kernel_test, with every test that has something to hold on to in Convo.

Left out: the pager, since what a cell shows stays in the notebook, and code that is invalid before it runs, which a line
of commands never is.
"""
import threading
import time

import jupyter_kernel_test as suite


class ConvoTests(suite.KernelTests):
    kernel_name = "convo"
    language_name = "convo"
    file_extension = ".convo"

    # What a program or a remark says goes to the streams; no command of Convo only repeats its words.
    code_hello_world = "!echo hello, world"
    code_stderr = "!echo trouble >&2"

    completion_samples = [
        {"text": "eval", "matches": {"evaluate"}},
        {"text": "load syn", "matches": {"synthetic"}},
        {"text": "model\nset optimizer ad", "matches": {"adam", "adamw"}},
        {"text": "nonsense ", "matches": set()},
    ]
    complete_code_samples = ["model", "model; data", "# a remark", "!echo it's", "new --layers 'flatten,\ndense 10'"]
    incomplete_code_samples = ["new --layers 'flatten", "model \\", "model\nuse \"bun", "!echo \\"]

    code_generate_error = "frobnicate"
    code_execute_result = [
        {"code": "model"},
        {"code": "networks"},
        {"code": "set lr"},
        {"code": "help quit"},
    ]
    code_display_data = [
        {"code": "show test/0-3", "mime": "image/png"},
        {"code": "show test/0", "mime": "text/plain"},
        {"code": "filters conv1", "mime": "image/png"},
    ]
    code_history_pattern = "mod?l*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "evaluate"
    code_clear_output = "clear"

    def test_display_data(self):
        """Data are loaded first, so that no display of their progress stands among the drawings."""
        self.flush_channels()
        self.execute_helper("load synthetic", timeout=60)
        super().test_display_data()

    def test_interrupt(self):
        """A training ends when it is interrupted, keeps its weights, and the cells behind it are not run."""
        self.flush_channels()
        self.execute_helper("load synthetic; new short --layers 'flatten, dense 10'")
        training = self.kc.execute("train 1000")
        behind = self.kc.execute("model")
        timer = threading.Timer(1.5, self.km.interrupt_kernel)
        timer.start()
        first = self.kc.get_shell_msg(timeout=suite.TIMEOUT)
        second = self.kc.get_shell_msg(timeout=suite.TIMEOUT)
        self.assertEqual(first["parent_header"]["msg_id"], training)
        self.assertEqual(first["content"]["status"], "error")
        self.assertEqual(first["content"]["ename"], "Interrupted")
        self.assertEqual(second["parent_header"]["msg_id"], behind)
        self.assertEqual(second["content"]["status"], "aborted")
        self.flush_channels()
        reply, shown = self.execute_helper("networks")
        self.assertEqual(reply["content"]["status"], "ok")
        self.assertIn("short", shown[0]["content"]["data"]["text/plain"])

    def test_progress_is_one_display(self):
        """A training has one display that is updated."""
        self.flush_channels()
        self.execute_helper("load synthetic; new small --layers 'conv 4 3x3 relu, maxpool 2, flatten, dense 10'")
        start = time.monotonic()
        reply, shown = self.execute_helper("train 1", timeout=120)
        seconds = time.monotonic() - start
        self.assertEqual(reply["content"]["status"], "ok")
        first = [m for m in shown if m["msg_type"] == "display_data" and m["content"].get("transient", {}).get("display_id")]
        updates = [m for m in shown if m["msg_type"] == "update_display_data"]
        self.assertEqual(len(first), 1)
        names = {m["content"]["transient"]["display_id"] for m in first + updates}
        self.assertEqual(len(names), 1)
        self.assertGreater(len(updates), 0)
        self.assertLess(len(updates), 10 * seconds + 3)

    def test_question(self):
        """A question goes to the person at the front end, and the answer is obeyed."""
        self.flush_channels()
        self.execute_helper("load synthetic; new asked --layers 'flatten, dense 10'; train 1", timeout=60)
        self.flush_channels()
        self.kc.execute("quit", allow_stdin=True)
        question = self.kc.get_stdin_msg(timeout=suite.TIMEOUT)
        self.assertIn("not saved", question["content"]["prompt"])
        self.kc.input("no")
        reply = self.kc.get_shell_msg(timeout=suite.TIMEOUT)
        self.assertEqual(reply["content"]["status"], "ok")
        self.assertEqual(reply["content"]["payload"], [])


class WelcomeTests(suite.IopubWelcomeTests):
    kernel_name = "convo"
    support_iopub_welcome = True
