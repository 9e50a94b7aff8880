"""What a network learns to learn from: shots that are drawn, and crops of them; and that what it begins with gets better."""
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

from ..learn import network, start
from ..learn.crops import MARGIN, SIDE, lesson_crops, places
from ..learn.shots import COLUMNS, FRAMES, ROWS, shot
from ..style import preview

TINY = mock.patch.dict(network.WIDTHS, tiny=(3, 4, 5))


class Shots(unittest.TestCase):
    def test_a_figure_moves_and_its_matte_with_it(self):
        frames = shot(np.random.default_rng(3), "matte")
        self.assertEqual(FRAMES, len(frames))
        for source, matte in frames:
            self.assertEqual(((3, ROWS, COLUMNS), (1, ROWS, COLUMNS)), (source.shape, matte.shape))
            self.assertTrue(matte.max() > 0.9 and matte.min() == 0)
        self.assertGreater(np.abs(frames[0][1] - frames[2][1]).mean(), 0.002)

    def test_what_is_not_spoilt_is_the_same_to_the_grain(self):
        for source, made in shot(np.random.default_rng(4), "repair"):
            changed = np.abs(source - made).max(0) > 1e-6
            self.assertTrue(0.0005 < changed.mean() < 0.7, changed.mean())

    def test_the_same_number_draws_the_same_shot(self):
        once, again = (shot(np.random.default_rng([5, 6]), "repair") for _ in range(2))
        np.testing.assert_array_equal(once[1][0], again[1][0])


class Crops(unittest.TestCase):
    def test_are_looked_at_where_much_was_done(self):
        source = np.zeros((3, 96, 160), np.float32)
        made = source.copy()
        made[:, 32:48, 64:80] = 1
        chances = places(source, made)
        self.assertEqual((6, 10), chances.shape)
        self.assertAlmostEqual(1, chances.sum(), 5)
        self.assertGreater(chances[2, 4], 0.5)

    def test_show_what_was_made_of_what_they_show(self):
        chance = np.random.default_rng(7)
        source = chance.random((3, 200, 300)).astype(np.float32)
        for made, task in ((1 - source, "repair"), (np.round(source[:1]), "matte")):
            given = lesson_crops(chance, [(source, made)], [places(source, made)])
            self.assertEqual((4, len(made), SIDE, SIDE), given["aim"].shape)
            self.assertTrue((given["weights"][..., :MARGIN, :] == 0).all())
            self.assertTrue((given["weights"][..., SIDE // 2, SIDE // 2] >= 1).all(), task)


class Start(unittest.TestCase):
    @TINY
    def test_gets_better_and_goes_on_where_it_stopped(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(start, "STEPS", 25):
            before = start.Start("matte", "tiny", folder)
            begun = before.theta
            before.teach(0.01)
            after = start.Start("matte", "tiny", folder)
            np.testing.assert_array_equal(before.theta, after.theta)
            self.assertEqual(before.shots, after.shots)
            self.assertTrue((begun != after.theta).any())

    @TINY
    def test_a_course_makes_its_loss_smaller(self):
        chance = np.random.default_rng(8)
        source = chance.random((3, 200, 300)).astype(np.float32)
        theta = start.scattered("matte", "tiny")
        session = preview.session(network.lesson("matte", "tiny", theta.size))
        made = np.float32(source[:1] > 0.5)
        with mock.patch.object(start, "STEPS", 25):
            early = start.learned(session, theta, [(source, made)], chance)[1]
        with mock.patch.object(start, "STEPS", 120):
            late = start.learned(session, theta, [(source, made)], chance)[1]
        self.assertLess(late, early)

    @TINY
    def test_is_written_as_the_upper_halves_of_its_numbers(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(start, "FOLDER", Path(folder)):
            begun = start.Start("repair", "tiny", folder)
            begun.write()
            halves = np.fromfile(Path(folder) / "start_repair_tiny.bin", "<u2")
            read = (halves.astype(np.uint32) << 16).view(np.float32)
            np.testing.assert_allclose(read, begun.theta, rtol=1 / 256)


if __name__ == "__main__":
    unittest.main()
