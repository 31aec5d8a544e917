"""A small notebook from its first cell to its last, as nbclient and `jupyter execute` run it."""
import base64
import unittest

import nbclient
import nbformat.v4 as form

CELLS = [
    "load synthetic",
    "# two commands in one cell\nshow test/0-3\nmodel",
    "evaluate test",
    "confusion",
    "use bundled",
]


class NotebookTests(unittest.TestCase):
    def run_cells(self, cells, **options):
        """The outputs of each cell."""
        notebook = form.new_notebook(cells=[form.new_code_cell(cell) for cell in cells])
        client = nbclient.NotebookClient(notebook, kernel_name="convo", timeout=120, **options)
        client.execute()
        return [cell.outputs for cell in notebook.cells], notebook

    def test_cells_show_what_they_show(self):
        outputs, notebook = self.run_cells(CELLS)
        self.assertEqual([cell.execution_count for cell in notebook.cells], [1, 2, 3, 4, 5])
        self.assertTrue(any(output.output_type == "stream" and output.name == "stdout" for output in outputs[4]))
        drawing = next(output for output in outputs[1] if output.output_type == "display_data")
        self.assertTrue(base64.b64decode(drawing.data["image/png"]).startswith(b"\x89PNG"))
        self.assertNotIn("\x1b", drawing.data["text/plain"])
        table = next(output for output in outputs[1] if output.output_type == "execute_result")
        self.assertIn("conv1", table.data["text/plain"])

    def test_charts_are_vectors(self):
        cells = ["load synthetic", "new --layers 'flatten, dense 10'; train 2", "curve"]
        outputs, _ = self.run_cells(cells)
        chart = next(output for output in outputs[2] if output.output_type == "display_data")
        self.assertIn("</svg>", chart.data["image/svg+xml"])

    def test_a_cell_that_fails_ends_the_notebook(self):
        with self.assertRaises(nbclient.exceptions.CellExecutionError) as caught:
            self.run_cells(["use nothing", "model"])
        self.assertIn("nothing", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
