"""Key's graphs against what ships. Tracing them takes PyTorch, and some minutes."""
import importlib.util
import tempfile
import unittest
from pathlib import Path

from .. import pack

SHIPPED = pack.MODELS / "framewright-key"


@unittest.skipUnless(importlib.util.find_spec("torch"), "PyTorch is not installed here: Key's graphs are not traced again")
class Key(unittest.TestCase):
    def test_every_graph_traced_from_the_weights_that_ship_is_the_one_that_ships(self):
        from ..key import evaluate, export

        with tempfile.TemporaryDirectory() as work:
            folder = Path(work, SHIPPED.name)
            export.export(evaluate.load_model(str(SHIPPED)), folder, "1.0.0")
            for path in sorted(folder.iterdir()):
                self.assertEqual((SHIPPED / path.name).read_bytes(), path.read_bytes(), path.name)
