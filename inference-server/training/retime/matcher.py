"""Writes the matcher: the motion between two frames as a graph of plain tensor operations, without weights.

    python matcher.py ../../models/framewright-retime/matcher.onnx

Inputs `before`, `after` [h, w, 1]: encoded luma, 0 to 1. Output `motion` [h, w, 2]: pixels from the first frame to the second, as seen by the
frame halfway: a thing at x there was at x - motion / 2 and will be at x + motion / 2. Any size from 64 pixels up.

Coarse to fine. On each level: the motion of the level above, twice as long; on coarse levels a search over small steps (a soft minimum of
windowed costs); then robust least squares (Gauss-Newton) on after(x + v) - before(x - v), pulled towards the mean of the neighbourhood.
Only standard operators of opset 16, so that every execution provider runs it.
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper

LEVELS = 6          # halvings; the coarsest level is 1/64 of the frame
SEARCHED = 2        # levels from this one upwards are searched
REACH = 2           # steps of the search in each direction
STEPS = 3           # least-squares steps per level
WINDOW = 3          # radius of the least-squares window
PULL = 0.1          # towards the neighbourhood's mean
NOISE = 0.3         # residuals below this weigh alike
SHARPNESS = 60.0    # of the search's minimum
NORMALISED = 5      # radius of the contrast normalisation


class Graph:
    """Nodes in order; every method returns the name of a value."""

    def __init__(self):
        self.nodes, self.constants, self.count = [], {}, 0

    def op(self, kind, *inputs, outputs=1, **attributes):
        names = [f"v{self.count + i}" for i in range(outputs)]
        self.count += outputs
        self.nodes.append(helper.make_node(kind, [self.value(i) for i in inputs], names, **attributes))
        return names[0] if outputs == 1 else names

    def value(self, thing):
        if isinstance(thing, str):
            return thing
        array = np.asarray(thing, np.float32) if not isinstance(thing, np.ndarray) else thing
        key = (array.dtype.str, array.shape, array.tobytes())
        return self.constants.setdefault(key, f"c{len(self.constants)}")

    def initializers(self):
        return [helper.make_tensor(name, helper.np_dtype_to_tensor_dtype(np.dtype(dtype)), shape, np.frombuffer(data, dtype))
                for (dtype, shape, data), name in self.constants.items()]


INTS = lambda *values: np.array(values, np.int64)


def box(g, x, radius):
    """The mean of a square window; edges are repeated."""
    padded = g.op("Pad", x, INTS(0, 0, radius, radius, 0, 0, radius, radius), mode="edge")
    rows = g.op("AveragePool", padded, kernel_shape=[1, 2 * radius + 1])
    return g.op("AveragePool", rows, kernel_shape=[2 * radius + 1, 1])


def channel(g, x, first, last):
    return g.op("Slice", x, INTS(first), INTS(last), INTS(1))


def features(g, luma):
    """Contrast-normalised luma, blind to exposure, and luma."""
    centred = g.op("Sub", luma, box(g, luma, NORMALISED))
    spread = g.op("Sqrt", g.op("Add", box(g, g.op("Mul", centred, centred), NORMALISED), 4e-4))
    return g.op("Concat", g.op("Div", centred, g.op("Mul", spread, 0.7)), g.op("Mul", luma, 3.0), axis=1)


def gradients(g, f):
    padded = g.op("Pad", f, INTS(0, 0, 1, 1, 0, 0, 1, 1), mode="edge")
    part = lambda y0, y1, x0, x1: g.op("Slice", padded, INTS(y0, x0), INTS(y1, x1), INTS(2, 3))
    end = np.iinfo(np.int32).max
    across = g.op("Mul", g.op("Sub", part(1, -1, 2, end), part(1, -1, 0, -2)), 0.5)
    down = g.op("Mul", g.op("Sub", part(2, end, 1, -1), part(0, -2, 1, -1)), 0.5)
    return g.op("Concat", f, across, down, axis=1)


class Level:
    """One size of the pyramid: its features, and how its pixels are looked up."""

    def __init__(self, g, before, after):
        self.g = g
        self.before, self.after = features(g, before), features(g, after)
        self.before_slopes, self.after_slopes = gradients(g, self.before), gradients(g, self.after)
        shape = g.op("Shape", before)
        height, width = (g.op("Gather", shape, INTS(i)) for i in (2, 3))
        self.size = g.op("Concat", INTS(2), height, width, axis=0)
        zero_one = g.op("Mul", g.op("Slice", before, INTS(0), INTS(1), INTS(1)), 0.0)
        ones = g.op("Add", zero_one, 1.0)
        column = g.op("Sub", g.op("CumSum", ones, np.array(3, np.int64)), 1.0)
        row = g.op("Sub", g.op("CumSum", ones, np.array(2, np.int64)), 1.0)
        self.places = g.op("Concat", column, row, axis=1)
        floats = [g.op("Cast", n, to=TensorProto.FLOAT) for n in (width, height)]
        half = [g.op("Mul", g.op("Sub", n, 1.0), 0.5) for n in floats]
        self.half = g.op("Reshape", g.op("Concat", *half, axis=0), INTS(1, 2, 1, 1))
        self.still = g.op("Concat", zero_one, zero_one, axis=1)

    def look(self, picture, motion, sign):
        g = self.g
        places = g.op("Add" if sign > 0 else "Sub", self.places, motion)
        grid = g.op("Transpose", g.op("Sub", g.op("Div", places, self.half), 1.0), perm=[0, 2, 3, 1])
        return g.op("GridSample", picture, grid, mode="bilinear", padding_mode="border", align_corners=1)

    def from_above(self, motion):
        g = self.g
        sizes = g.op("Concat", INTS(1), self.size, axis=0)
        return g.op("Mul", g.op("Resize", motion, "", "", sizes, mode="linear", coordinate_transformation_mode="half_pixel"), 2.0)


def search(g, level, v):
    """The best step of the second frame against the first, as a soft minimum over all steps."""
    side = 2 * REACH + 1
    count = side * side
    shifts = np.zeros((2 * count, 1, side, side), np.float32)
    for f in range(2):
        for k in range(count):
            shifts[f * count + k, 0, k // side, k % side] = 1
    first, second = level.look(level.before, v, -1), level.look(level.after, v, 1)
    padded = g.op("Pad", second, INTS(0, 0, REACH, REACH, 0, 0, REACH, REACH), mode="edge")
    moved = g.op("Conv", padded, shifts, group=2, kernel_shape=[side, side])
    costs = [g.op("Abs", g.op("Sub", channel(g, moved, f * count, (f + 1) * count), channel(g, first, f, f + 1))) for f in range(2)]
    cost = box(g, g.op("Mul", g.op("Add", *costs), 0.5), WINDOW)
    steps = np.array([(k % side - REACH, k // side - REACH) for k in range(count)], np.float32)
    dear = 0.02 * np.hypot(steps[:, 0], steps[:, 1]).reshape(1, count, 1, 1).astype(np.float32)
    likely = g.op("Softmax", g.op("Mul", g.op("Add", cost, dear), -SHARPNESS), axis=1)
    step = g.op("Conv", likely, (steps.T / 2).reshape(2, count, 1, 1).astype(np.float32), kernel_shape=[1, 1])
    return g.op("Add", v, step)


def least_squares(g, level, v):
    a, b = level.look(level.before_slopes, v, -1), level.look(level.after_slopes, v, 1)
    residual = g.op("Sub", channel(g, b, 0, 2), channel(g, a, 0, 2))
    slope = g.op("Add", channel(g, a, 2, 6), channel(g, b, 2, 6))
    jx, jy = channel(g, slope, 0, 2), channel(g, slope, 2, 4)
    weight = g.op("Div", 0.5, g.op("Sqrt", g.op("Add", g.op("Mul", residual, residual), NOISE * NOISE)))
    wx, wy = g.op("Mul", weight, jx), g.op("Mul", weight, jy)
    products = [(wx, jx), (wx, jy), (wy, jy), (wx, residual), (wy, residual)]
    sums = [g.op("ReduceSum", g.op("Mul", p, q), INTS(1), keepdims=1) for p, q in products]
    s = box(g, g.op("Concat", *sums, axis=1), WINDOW)
    a11, a12, a22, r1, r2 = (channel(g, s, i, i + 1) for i in range(5))
    a11, a22 = g.op("Add", a11, PULL), g.op("Add", a22, PULL)
    pull = g.op("Mul", g.op("Sub", box(g, v, 2), v), PULL)
    b1, b2 = g.op("Sub", channel(g, pull, 0, 1), r1), g.op("Sub", channel(g, pull, 1, 2), r2)
    both = lambda p, q, r, s_: g.op("Sub", g.op("Mul", p, q), g.op("Mul", r, s_))
    step = g.op("Div", g.op("Concat", both(a22, b1, a12, b2), both(a11, b2, a12, b1), axis=1), both(a11, a22, a12, a12))
    return median(g, g.op("Add", v, g.op("Clip", step, -1.0, 1.0)))


def median(g, v):
    """The middle of a 3 x 3 window, by a network of minima and maxima."""
    padded = g.op("Pad", v, INTS(0, 0, 1, 1, 0, 0, 1, 1), mode="edge")
    kernels = np.zeros((18, 1, 3, 3), np.float32)
    for k in range(18):
        kernels[k, 0, k % 9 // 3, k % 3] = 1
    window = g.op("Conv", padded, kernels, group=2, kernel_shape=[3, 3])
    window = g.op("Reshape", window, g.op("Concat", INTS(1, 2, 9), g.op("Slice", g.op("Shape", v), INTS(2), INTS(4)), axis=0))
    largest, _ = g.op("TopK", window, INTS(5), outputs=2, axis=2)
    return g.op("Squeeze", g.op("Slice", largest, INTS(4), INTS(5), INTS(2)), INTS(2))


def build():
    g = Graph()
    pictures = [g.op("Unsqueeze", g.op("Transpose", name, perm=[2, 0, 1]), INTS(0)) for name in ("before", "after")]
    pyramid = [pictures]
    for _ in range(LEVELS):
        pyramid.append([g.op("AveragePool", p, kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1) for p in pyramid[-1]])
    v = None
    for number in range(LEVELS, -1, -1):
        level = Level(g, *pyramid[number])
        v = level.still if v is None else level.from_above(v)
        if number >= SEARCHED:
            v = search(g, level, v)
        for _ in range(STEPS if number else 2):
            v = least_squares(g, level, v)
    motion = g.op("Mul", g.op("Transpose", g.op("Squeeze", v, INTS(0)), perm=[1, 2, 0]), 2.0)
    g.nodes.append(helper.make_node("Identity", [motion], ["motion"]))
    frame = lambda name, channels: helper.make_tensor_value_info(name, TensorProto.FLOAT, ["height", "width", channels])
    graph = helper.make_graph(g.nodes, "retime-matcher", [frame("before", 1), frame("after", 1)], [frame("motion", 2)], g.initializers())
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)], ir_version=8, producer_name="framewright")
    onnx.checker.check_model(model, full_check=True)
    return model


if __name__ == "__main__":
    model = build()
    onnx.save(model, sys.argv[1])
    print(f"{sys.argv[1]}: {len(model.graph.node)} nodes")
