"""What learns inside a graph: gradients against differences of the loss, and that it learns."""
import unittest
from unittest import mock

import numpy as np
from onnx import numpy_helper

from ..learn import network
from ..learn.network import STATE, TASKS, application, drawn, lesson
from ..learn.tape import Tape
from ..pencil import Graph
from ..style import preview

TINY = mock.patch.dict(network.WIDTHS, tiny=(3, 4, 5))


def theta_of(task, seed=3):
    chance = np.random.default_rng(seed)
    return np.concatenate([chance.standard_normal(n) * scatter + 0.01 for n, scatter in drawn(task, "tiny")]).astype(np.float32)


def crops(task, seed=4):
    chance = np.random.default_rng(seed)
    shape = lambda channels: chance.random((2, channels, 16, 24)).astype(np.float32)
    return {"source": shape(3), "aim": shape(TASKS[task]), "weights": shape(1)}


def loss_and_gradient(task, count):
    """A session: theta and crops in; the loss and its gradient out."""
    g = Graph("gradient")
    theta = g.input("theta", [count])
    source, aim, weights = (g.input(name, list(array.shape)) for name, array in crops(task).items())
    tape = Tape(g, theta)
    paid = network.loss(tape, network.answer(tape, tape.fed(source, 3), task, "tiny"), aim, weights, task)
    g.output(tape.gradient_of_theta(), "gradient", [count])
    g.output(paid.reshape(1), "loss", [1])
    return preview.session(g.model())


class Learning(unittest.TestCase):
    @TINY
    def test_the_gradient_is_how_the_loss_changes(self):
        for task in TASKS:
            theta, given = theta_of(task), crops(task)
            session = loss_and_gradient(task, theta.size)
            run = lambda at: session.run(["gradient", "loss"], {"theta": at.astype(np.float32), **given})
            gradient = run(theta)[0].astype(np.float64)
            chance = np.random.default_rng(5)
            for _ in range(4):
                way = chance.standard_normal(theta.size) + 20 * gradient / np.abs(gradient).max()
                step = 2e-3 / np.abs(way).max()
                found = (float(run(theta + step * way)[1][0]) - float(run(theta - step * way)[1][0])) / (2 * step)
                self.assertLess(abs(found - gradient @ way), 0.03 * abs(gradient @ way), task)

    @TINY
    def test_steps_make_the_loss_smaller(self):
        for task in TASKS:
            theta = theta_of(task)
            session = preview.session(lesson(task, "tiny", theta.size))
            state = {"theta": theta, "first": theta * 0, "second": theta * 0, "mean": theta}
            given = crops(task)
            given["aim"] = np.round(given["source"][:, :TASKS[task]])  # what a net can learn
            losses = []
            for step in range(1, 161):
                rate = {"step": np.float32([step]), "rate": np.float32([5e-3])}
                *after, loss = session.run([f"next_{name}" for name in STATE] + ["loss"], {**state, **given, **rate})
                state = dict(zip(STATE, after))
                losses.append(float(loss[0]))
            self.assertLess(losses[-1], 0.75 * losses[0], task)

    @TINY
    def test_a_frame_of_any_size_is_answered_and_light_beyond_white_is_kept(self):
        for task in TASKS:
            for bend in (0, 60):
                source = np.random.default_rng(6).random((37, 53, 4)).astype(np.float32)
                source[5, 7, :3] = 5000.0
                result = applied(task, theta_of(task), bend, source)
                self.assertEqual(source.shape, result.shape)
                self.assertTrue(np.isfinite(result).all(), task)
                if task == "matte":
                    self.assertTrue((result[..., 0] == result[..., 2]).all() and (result[..., 3] == 1).all())
                else:
                    np.testing.assert_array_equal(source[..., 3], result[..., 3])
                    self.assertTrue((result[5, 7, :3] >= 4980).all())

    @TINY
    def test_what_is_not_repaired_stays_to_the_last_bit(self):
        source = np.random.default_rng(7).standard_normal((40, 48, 4)).astype(np.float32) * 100
        theta = theta_of("repair") * 0
        np.testing.assert_array_equal(source, applied("repair", theta, 60, source))
        theta[-3:] = 0.1  # the last biases, of all that is folded: some of the pixels are changed
        self.assertTrue((source != applied("repair", theta, 0, np.clip(source, 0, 1))).any())

    def test_scene_light_is_told_from_what_was_seen(self):
        g = Graph("light")
        colour, bend = g.input("colour", [1, 1, 6]), g.input("bend", [1])
        seen = network.perceived(colour, bend)
        g.output(seen, "seen", [1, 1, 6])
        g.output(network.told(seen, bend), "told", [1, 1, 6])
        light = np.float32([[[-1, 0, 0.18, 1, 16, 1e4]]])
        seen, told = preview.session(g.model()).run(None, {"colour": light, "bend": np.float32([60])})
        np.testing.assert_allclose(np.float32([[[0, 0, 0.18, 1, 16, 16]]]), told, rtol=1e-5)
        np.testing.assert_allclose(np.log1p(60 * 0.18) / np.log1p(60 * 16), seen[0, 0, 2], rtol=1e-5)

    def test_a_matte_drawn_small_has_the_edges_of_the_picture(self):
        rows, columns = 3 * network.LINES - 5, 300  # three by three become one
        g = Graph("finish")
        seen = g.input("seen", [3, rows, columns])
        small = network.reduced(seen)
        drawn = network.around(small.slice(0, 0, 1), 2)  # right in the middle, soft along the edge
        slopes, offset = network.guided(small, drawn)
        g.output(small, "small", [3, "h", "w"])
        enlarged = network.enlarged(slopes, seen) * seen
        g.output(enlarged.do("ReduceSum", g.ints([0]), keepdims=1) + network.enlarged(offset, seen), "matte", [1, rows, columns])
        picture = np.zeros((3, rows, columns), np.float32)
        picture[:, :, 151:] = 1.0
        small, matte = preview.session(g.model()).run(None, {"seen": picture})
        self.assertEqual((3, network.LINES - 1, 100), small.shape)
        self.assertAlmostEqual(2 / 3, float(small[0, 9, 50]), 5)  # of columns 150 to 152
        self.assertLess(np.abs(matte[0] - picture[0]).max(), 0.2)  # 0.4 where it is only enlarged


def applied(task, theta, bend, source):
    model = application(task, "tiny", theta.size)
    self_made = {"theta": theta, "bend": np.float32([bend])}
    for name, numbers in self_made.items():
        assert name not in [tensor.name for tensor in model.graph.initializer]
        model.graph.initializer.append(numpy_helper.from_array(numbers, name))
    return preview.session(model).run(None, {"source": source})[0]
