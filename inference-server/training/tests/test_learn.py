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
            theta = theta_of(task)
            model = application(task, "tiny", theta.size)
            self.assertNotIn("theta", [tensor.name for tensor in model.graph.initializer])
            model.graph.initializer.append(numpy_helper.from_array(theta, "theta"))
            source = np.random.default_rng(6).random((37, 53, 4)).astype(np.float32)
            source[5, 7, :3] = 5000.0
            result = preview.session(model).run(None, {"source": source})[0]
            self.assertEqual(source.shape, result.shape)
            if task == "matte":
                self.assertTrue((result[..., 0] == result[..., 2]).all() and (result[..., 3] == 1).all())
            else:
                np.testing.assert_array_equal(source[..., 3], result[..., 3])
                self.assertTrue((result[5, 7, :3] >= 4999).all())
