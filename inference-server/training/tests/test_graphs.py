"""The pencil, and what is written with it, against cases worked out by hand."""
import unittest

import cv2
import numpy as np

from ..graphs import adapters
from ..luma import REC601, REC709
from ..pencil import Graph, concat
from ..retime import matcher
from ..style import export, preview
from ..style.canvas import double, luma
from ..style.looks import PAINTERS, look


def evaluated(write, like, **inputs):
    """What a graph makes of named arrays; its output is of the shape of one of them."""
    g = Graph("test")
    g.output(write(*(g.input(name, list(array.shape)) for name, array in inputs.items())), "out", like)
    return preview.session(g.model()).run(None, inputs)[0]


def random(*shape):
    return np.random.default_rng(5).random(shape).astype(np.float32)


class Pencil(unittest.TestCase):
    def test_arithmetic_on_values_is_arithmetic(self):
        a, b = random(3, 4), random(3, 4) + 1
        found = evaluated(lambda x, y: (1.0 - x) / y + x * x - 2.0, [3, 4], a=a, b=b)
        np.testing.assert_allclose(found, (1 - a) / b + a * a - 2, rtol=1e-6)

    def test_equal_constants_are_stored_once(self):
        g = Graph("test")
        x = g.input("x", [1])
        g.output(x * 2.0 + 2.0, "out", [1])
        self.assertEqual(1, len(g.model().graph.initializer))

    def test_only_the_side_of_a_branch_that_is_chosen_counts(self):
        for asked, expected in ((1.0, 6.0), (0.0, 4.0)):
            choose = lambda x, c: x.graph.branch(c.do("Squeeze", x.graph.ints([0])) > 0.5, lambda: x * 2.0, lambda: x + 1.0)
            self.assertEqual(expected, evaluated(choose, [1], x=np.float32([3]), c=np.float32([asked])))

    def test_luma_weighs_as_the_camera_does(self):
        picture = random(1, 3, 5, 6)
        found = evaluated(luma, [1, 1, 5, 6], picture=picture)
        np.testing.assert_allclose(found[0, 0], np.tensordot(np.float32(REC601), picture[0], 1), rtol=1e-5)

    def test_the_weights_of_a_luma_sum_to_1(self):
        for weights in (REC601, REC709):
            self.assertAlmostEqual(1, sum(weights))


class Adapters(unittest.TestCase):
    def test_a_frame_goes_to_planes_and_comes_back(self):
        source, reach = random(5, 7, 4), np.float32([-1, 1])
        there = preview.session(adapters.to_planar())
        planar = there.run(None, {"source": source, "range": reach, "multiple": np.float32([4])})[0]
        self.assertEqual((1, 3, 8, 8), planar.shape)
        np.testing.assert_allclose(planar[0, :, :5, :7], source[..., :3].transpose(2, 0, 1) * 2 - 1, atol=1e-6)
        np.testing.assert_array_equal(planar[0, :, 7, 7], planar[0, :, 4, 6])
        back = preview.session(adapters.from_planar()).run(None, {"planar": planar, "source": source, "range": reach})[0]
        np.testing.assert_allclose(back, source, atol=1e-6)
        np.testing.assert_array_equal(back[..., 3], source[..., 3])

    def test_light_takes_other_colours_and_comes_back(self):
        source = random(5, 7, 4)
        source[0, 0, :3], source[0, 1, :3] = [-0.2, 0, 2], [0.01, 1, 0]
        half = np.float32([[0.5, 0, 0.5], [0.5, 0.5, 0], [0, 0.5, 0.5]])
        run = lambda picture, matrix: preview.session(adapters.recoloured()).run(None, {"source": picture, "matrix": matrix})[0]
        turned = run(source, half)
        np.testing.assert_array_equal(turned[..., 3], source[..., 3])
        self.assertAlmostEqual(0.7354, turned[0, 1, 1], 3)  # half of the light, as it is shown
        np.testing.assert_allclose(run(turned, np.linalg.inv(half)), source, atol=1e-4)


class Matcher(unittest.TestCase):
    def test_a_picture_that_was_moved_has_that_motion(self):
        field = cv2.GaussianBlur(random(160, 192), (0, 0), 3)
        field = (field - field.min()) / (field.max() - field.min())
        before, after = field[16:144, 16:176, None], field[18:146, 13:173, None]
        motion = preview.session(matcher.matcher()).run(None, {"before": before, "after": after})[0]
        inner = motion[24:-24, 24:-24].reshape(-1, 2)
        np.testing.assert_allclose(np.median(inner, 0), [3, -2], atol=0.05)


class Looks(unittest.TestCase):
    def test_a_new_look_is_one_function_and_one_line(self):
        @look("Grey", "tones follow the picture")
        def grey(sheet):
            """Grey: no colour."""
            tone = double(sheet.luma)
            return concat(tone, tone, tone)

        self.addCleanup(PAINTERS.pop, "grey")
        painted = preview.paint(preview.session(PAINTERS["grey"].model()), preview.frame(export.drawn()))
        self.assertLess(np.ptp(painted[..., :3], -1).max(), 1e-6)
        self.assertEqual("Grey: no colour.", PAINTERS["grey"].purpose)
