"""Tests of the data generator. Plates that pass through H.264 need ffmpeg; where it is absent they are told and left out."""
import os
import shutil
import tempfile
import unittest

import numpy as np

from ..key import make_data
from ..key.greenscreen import camera, colour, screens
from ..key.greenscreen.foregrounds import foreground
from ..key.greenscreen.limbs import with_limb

SIZE = 128
SEEDS = range(24)


class Calm(np.random.Generator):
    """Draws like any other, but nothing that happens only by chance ever happens: no spill, no noise, no compression."""

    def random(self, size=None, **kind):
        return 0.999 if size is None else super().random(size, **kind)


def layer(seed):
    return foreground(np.random.default_rng([1, seed]), SIZE).astype(np.float32)


def shots():
    """Seeds and their plates, those that need ffmpeg only where it is."""
    for seed in SEEDS:
        try:
            yield seed, camera.shoot(np.random.default_rng([2, seed]), layer(seed))
        except FileNotFoundError:
            if shutil.which("ffmpeg"):
                raise


def linear(code):
    """Rec.709, which is what a calm camera writes."""
    return np.where(code < 0.081, code / 4.5, ((code + 0.099) / 1.099) ** (1 / 0.45))


class Curves(unittest.TestCase):
    light = np.concatenate([np.linspace(0, 0.02, 200, endpoint=False), np.linspace(0.02, 1, 500)]).astype(np.float32)

    def test_srgb_and_log_are_undone_by_their_inverses(self):
        np.testing.assert_allclose(colour.srgb_to_linear(colour.linear_to_srgb(self.light)), self.light, atol=1e-5)
        np.testing.assert_allclose(colour.log_to_linear(colour.linear_to_log(self.light)), self.light, atol=1e-4)

    def test_every_curve_rises_without_a_step(self):
        for curve in (colour.linear_to_srgb, colour.linear_to_rec709, colour.linear_to_log):
            steps = np.diff(curve(self.light))
            self.assertGreater(steps.min(), 0, curve.__name__)
            self.assertLess(steps.max(), 0.03, curve.__name__)


class Plates(unittest.TestCase):
    def test_a_plate_is_its_foreground_over_its_screen(self):
        for seed in SEEDS:
            calm = camera.shoot(Calm(np.random.PCG64([3, seed])), layer(seed))
            alpha = calm["alpha"][..., None]
            light = linear(calm["fg"]) * alpha + (1 - alpha) * linear(calm["screen"])
            known = (calm["fg"].max(-1) < 1) & (calm["screen"].max(-1) < 1) & (calm["alpha"] > 1e-3) | (calm["alpha"] == 0)
            off = np.abs(colour.linear_to_rec709(light) - calm["plate"]).max(-1)[known]
            self.assertLess(off.max(), 1e-3, seed)

    def test_everything_lies_between_0_and_1_and_nothing_is_where_nothing_covers(self):
        found_shots = list(shots())
        self.assertGreater(len(found_shots), len(SEEDS) // 2)
        for seed, found in found_shots:
            for name, picture in found.items():
                self.assertTrue(np.isfinite(picture).all() and picture.min() >= 0 and picture.max() <= 1, (seed, name))
            self.assertEqual(0, found["fg"][found["alpha"] < 1e-3].sum(), seed)

    def test_screens_of_both_colours_come_out_green(self):
        for seed in SEEDS:
            self.assertEqual(2, np.argmax(screens.paint(np.random.default_rng(seed), blue=True)), seed)
            self.assertEqual(1, np.argmax(screens.paint(np.random.default_rng(seed), blue=False)), seed)
        for seed, found in shots():
            self.assertEqual(1, np.argmax(np.median(found["screen"].reshape(-1, 3), 0)), seed)

    @unittest.skipUnless(shutil.which("ffmpeg"), "ffmpeg is not installed here: no plate passes through H.264")
    def test_a_plate_that_passes_through_h264_stays_what_it_is(self):
        picture = np.clip(layer(1)[..., :3], 0, 1)
        coded = camera.h264(np.random.default_rng(1), picture)
        self.assertLess(np.abs(coded - picture).mean(), 0.05)

    def test_a_seed_always_draws_the_same_whatever_was_drawn_before(self):
        # None of these seeds is one whose plate passes through H.264.
        bank = [np.stack([foreground(np.random.default_rng([7, s]), make_data.SIZE) for s in range(2)])]
        first, _ = make_data.plate(5, bank)
        make_data.plate(7, bank)
        again, cells = make_data.plate(5, bank)
        other, _ = make_data.plate(6, bank)
        np.testing.assert_array_equal(first, again)
        self.assertFalse(np.array_equal(first, other))
        means = again[..., 6].reshape(128, 4, 128, 4).mean((1, 3))
        np.testing.assert_allclose(cells[..., 3], means, atol=1.01)


class Limbs(unittest.TestCase):
    def test_a_limb_is_solid_and_not_green_and_its_cells_are_its_means(self):
        plate, cells = np.zeros((SIZE, SIZE, 7), np.uint8), np.zeros((SIZE // 4, SIZE // 4, 7), np.uint8)
        plate[..., 1], cells[..., 1] = 200, 200
        solids = 0
        for seed in SEEDS:
            whole, small = with_limb(np.random.default_rng([3, seed]), plate, cells, (slice(0, SIZE), slice(0, SIZE)))
            solid, none = whole[..., 6] == 255, whole[..., 6] == 0
            solids += solid.any()
            greener = whole[..., 4].astype(int) - np.maximum(whole[..., 3], whole[..., 5])
            self.assertLessEqual(greener[solid].max(initial=0), 1)
            np.testing.assert_array_equal(plate[none], whole[none])
            means = whole[..., 6].reshape(SIZE // 4, 4, SIZE // 4, 4).mean((1, 3))
            np.testing.assert_allclose(small[..., 3], means, atol=1.5)
        self.assertGreater(solids, len(SEEDS) // 2)


class Files(unittest.TestCase):
    def test_what_was_drawn_is_not_drawn_again(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "bank000.npy")
            make_data.write(path, np.arange(3))
            make_data.make_bank(folder, 0)
            np.testing.assert_array_equal(np.arange(3), np.load(path))
            self.assertEqual(["bank000.npy"], os.listdir(folder))


if __name__ == "__main__":
    unittest.main()
