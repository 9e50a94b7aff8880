"""What ships is what the recipes write."""
import hashlib
import json
import tempfile
import unittest
from pathlib import Path

import cv2
import numpy as np
import onnx
from onnx import numpy_helper

from .. import pack
from ..graphs import adapters, golden, identity
from ..learn import export as learn
from ..retime import matcher
from ..style import export as style
from ..style.gallery import LOOKS

LAST_BIT = 1e-6     # another processor's sine may end in another bit


def manifest(folder):
    return json.loads((folder / "manifest.json").read_text())


class Written(unittest.TestCase):
    """Everything that is not trained, written afresh beside what ships."""

    @classmethod
    def setUpClass(cls):
        work = tempfile.TemporaryDirectory()
        cls.addClassCleanup(work.cleanup)
        cls.models, cls.engine = Path(work.name, "models"), Path(work.name, "engine")
        cls.engine.mkdir()
        identity.export(cls.models)
        matcher.export(cls.models)
        style.export(cls.models)
        adapters.export(cls.engine)
        golden.export(cls.engine)
        cls.learn = Path(work.name, "learn")
        learn.export(cls.engine, cls.learn)

    def test_every_graph_is_the_one_that_ships(self):
        graphs = sorted(self.models.glob("*/*.onnx"))
        self.assertEqual(len(LOOKS) + 6 + 2, len(graphs))
        for path in graphs:
            self.assert_same(pack.MODELS / path.relative_to(self.models), path)
        for path in self.engine.iterdir():
            self.assert_same(adapters.RESOURCES / path.name, path)
        for path in self.learn.glob("*.onnx"):
            self.assert_same(learn.FOLDER / path.name, path)

    def test_what_learns_begins_as_the_recipe_says(self):
        begin = lambda folder: json.loads((folder / "beginnings.json").read_text())
        self.assertEqual(begin(self.learn), begin(learn.FOLDER))

    def test_every_manifest_and_card_is_the_one_that_ships_but_for_hashes(self):
        for folder in self.models.iterdir():
            shipped, written = manifest(pack.MODELS / folder.name), manifest(folder)
            for role in shipped["files"]:
                del shipped["files"][role]["sha256"], written["files"][role]["sha256"]
            self.assertEqual(shipped, written)
            if (folder / "CARD.md").exists():
                self.assertEqual((pack.MODELS / folder.name / "CARD.md").read_text(), (folder / "CARD.md").read_text())

    def test_every_look_paints_its_golden_frame(self):
        goldens = sorted(self.models.glob("*/golden/*.png"))
        self.assertEqual(len(LOOKS) + 1, len(goldens))
        for path in goldens:
            shipped, written = (cv2.imread(str(p)).astype(int) for p in (pack.MODELS / path.relative_to(self.models), path))
            self.assertLess(np.abs(written - shipped).mean(), 0.05, path.parent)

    def assert_same(self, shipped, written):
        shipped, written = onnx.load(shipped), onnx.load(written)
        for one, other in zip(shipped.graph.initializer, written.graph.initializer, strict=True):
            np.testing.assert_allclose(numpy_helper.to_array(other), numpy_helper.to_array(one), LAST_BIT, LAST_BIT)
        for model in (shipped, written):
            del model.graph.initializer[:]
        self.assertEqual(shipped, written)


class Shipped(unittest.TestCase):
    def test_every_hash_of_a_manifest_is_its_files(self):
        for path in pack.MODELS.glob("*/manifest.json"):
            files = manifest(path.parent)["files"].values()
            for file in files:
                self.assertEqual(hashlib.sha256((path.parent / file["path"]).read_bytes()).hexdigest(), file["sha256"], file)
            self.assertEqual({file["path"] for file in files}, {found.name for found in path.parent.glob("*.onnx")})
