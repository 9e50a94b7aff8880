"""Writes the pack framewright-retime: the motion between two frames as a graph of plain tensor operations, without weights.

    python -m training.retime.matcher

Inputs `before`, `after` [h, w, 1]: encoded luma, 0 to 1. Output `motion` [h, w, 2]: pixels from the first frame to the second, as seen by the
frame halfway: a thing at x there was at x - motion / 2 and will be at x + motion / 2. Any size from 64 pixels up.

Coarse to fine. On each level: the motion of the level above, twice as long; on coarse levels a search over small steps (a soft minimum of
windowed costs); then robust least squares (Gauss-Newton) on after(x + v) - before(x - v), pulled towards the mean of the neighbourhood.
"""

import numpy as np
from onnx import helper

from .. import pack
from ..pencil import Graph, concat

LEVELS = 6          # halvings; the coarsest level is 1/64 of the frame
SEARCHED = 2        # levels from this one upwards are searched
REACH = 2           # steps of the search in each direction
STEPS = 3           # least-squares steps per level
WINDOW = 3          # radius of the least-squares window
PULL = 0.1          # towards the neighbourhood's mean
NOISE = 0.3         # residuals below this weigh alike
SHARPNESS = 60.0    # of the search's minimum
NORMALISED = 5      # radius of the contrast normalisation


class MatcherGraph(Graph):
    """The shipped matcher's own opset, numbers and way to store constants, so that its bytes stay what they are."""

    opset, ir_version = 16, 8

    def numbered(self, letter):
        if letter == "c":
            return f"c{len(self.constants)}"
        self.count += 1
        return f"v{self.count - 1}"

    def stored(self, array, name):
        return helper.make_tensor(name, helper.np_dtype_to_tensor_dtype(array.dtype), array.shape, array.ravel())


def ints(*values):
    return np.array(values, np.int64)


def box(x, radius):
    """The mean of a square window; edges are repeated."""
    g = x.graph
    padded = g.node("Pad", x, ints(0, 0, radius, radius, 0, 0, radius, radius), mode="edge")
    rows = g.node("AveragePool", padded, kernel_shape=[1, 2 * radius + 1])
    return g.node("AveragePool", rows, kernel_shape=[2 * radius + 1, 1])


def planes(x, first, last):
    return x.do("Slice", ints(first), ints(last), ints(1))


def features(luma):
    """Contrast-normalised luma, blind to exposure, and luma."""
    centred = luma - box(luma, NORMALISED)
    spread = (box(centred.square(), NORMALISED) + 4e-4).sqrt()
    return concat(centred / (spread * 0.7), luma * 3.0)


def gradients(f):
    padded = f.do("Pad", ints(0, 0, 1, 1, 0, 0, 1, 1), mode="edge")
    part = lambda y0, y1, x0, x1: padded.do("Slice", ints(y0, x0), ints(y1, x1), ints(2, 3))
    end = np.iinfo(np.int32).max
    across = (part(1, -1, 2, end) - part(1, -1, 0, -2)) * 0.5
    down = (part(2, end, 1, -1) - part(0, -2, 1, -1)) * 0.5
    return concat(f, across, down)


class Level:
    """One size of the pyramid: its features, and how its pixels are looked up."""

    def __init__(self, before, after):
        self.before, self.after = features(before), features(after)
        self.before_slopes, self.after_slopes = gradients(self.before), gradients(self.after)
        shape = before.do("Shape")
        height, width = (shape.do("Gather", ints(i)) for i in (2, 3))
        self.size = before.graph.node("Concat", ints(2), height, width, axis=0)
        nothing = planes(before, 0, 1) * 0.0
        ones = nothing + 1.0
        column, row = (ones.do("CumSum", np.array(axis, np.int64)) - 1.0 for axis in (3, 2))
        self.places = concat(column, row)
        floats = [n.cast_float() for n in (width, height)]
        half = [(n - 1.0).maximum(1.0) * 0.5 for n in floats]   # a single pixel is read as it is, on every device
        self.half = concat(*half, axis=0).do("Reshape", ints(1, 2, 1, 1))
        self.still = concat(nothing, nothing)

    def both(self, before, after, motion):
        """The first frame where things were, the second where they will be."""
        return self.look(before, "Sub", motion), self.look(after, "Add", motion)

    def look(self, picture, way, motion):
        grid = (self.places.do(way, motion) / self.half - 1.0).transpose(0, 2, 3, 1)
        return picture.do("GridSample", grid, mode="bilinear", padding_mode="border", align_corners=1)

    def from_above(self, motion):
        sizes = motion.graph.node("Concat", ints(1), self.size, axis=0)
        return motion.do("Resize", None, None, sizes, mode="linear", coordinate_transformation_mode="half_pixel") * 2.0


def alike(v):
    """The planes as a batch of pictures, or such a batch as planes: what is done to one is done to each."""
    return v.transpose(1, 0, 2, 3)


def neighbours(v, reach):
    """[planes, (2 reach + 1)^2, h, w]: what lies around each pixel. By a batch, because the WebGPU provider 0.4.0 computes a
    convolution in groups wrongly where a group has 25 or 9 outputs."""
    side = 2 * reach + 1
    padded = alike(v.do("Pad", ints(0, 0, reach, reach, 0, 0, reach, reach), mode="edge"))
    each = np.eye(side * side, dtype=np.float32).reshape(side * side, 1, side, side)
    return padded.do("Conv", each, kernel_shape=[side, side])


def search(level, v):
    """The best step of the second frame against the first, as a soft minimum over all steps."""
    side = 2 * REACH + 1
    count = side * side
    first, second = level.both(level.before, level.after, v)
    costs = (neighbours(second, REACH) - alike(first)).abs()
    cost = box(costs.sum(0) * 0.5, WINDOW)
    steps = np.array([(k % side - REACH, k // side - REACH) for k in range(count)], np.float32)
    dear = 0.02 * np.hypot(steps[:, 0], steps[:, 1]).reshape(1, count, 1, 1).astype(np.float32)
    likely = ((cost + dear) * -SHARPNESS).do("Softmax", axis=1)
    return v + likely.do("Conv", (steps.T / 2).reshape(2, count, 1, 1).astype(np.float32), kernel_shape=[1, 1])


def least_squares(level, v):
    a, b = level.both(level.before_slopes, level.after_slopes, v)
    residual = planes(b, 0, 2) - planes(a, 0, 2)
    slope = planes(a, 2, 6) + planes(b, 2, 6)
    jx, jy = planes(slope, 0, 2), planes(slope, 2, 4)
    weight = 0.5 / (residual.square() + NOISE * NOISE).sqrt()
    wx, wy = weight * jx, weight * jy
    products = [(wx, jx), (wx, jy), (wy, jy), (wx, residual), (wy, residual)]
    sums = box(concat(*((p * q).sum(1) for p, q in products)), WINDOW)
    a11, a12, a22, r1, r2 = (planes(sums, i, i + 1) for i in range(5))
    a11, a22 = a11 + PULL, a22 + PULL
    pull = (box(v, 2) - v) * PULL
    b1, b2 = planes(pull, 0, 1) - r1, planes(pull, 1, 2) - r2
    determinant = lambda p, q, r, s: p * q - r * s
    step = concat(determinant(a22, b1, a12, b2), determinant(a11, b2, a12, b1)) / determinant(a11, a22, a12, a12)
    return median(v + step.clip(-1.0, 1.0))


def median(v):
    """The middle of a 3 x 3 window."""
    largest, _ = neighbours(v, 1).do("TopK", ints(5), outputs=2, axis=1)
    return alike(planes(largest, 4, 5))


def pyramid(*frames):
    levels = [[frame.transpose(2, 0, 1).do("Unsqueeze", ints(0)) for frame in frames]]
    for _ in range(LEVELS):
        levels.append([p.do("AveragePool", kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1) for p in levels[-1]])
    return levels


def matcher():
    g = MatcherGraph("retime-matcher")
    sizes, v = pyramid(*(g.input(name, ["height", "width", 1]) for name in ("before", "after"))), None
    for number in range(LEVELS, -1, -1):
        level = Level(*sizes[number])
        v = level.still if v is None else level.from_above(v)
        if number >= SEARCHED:
            v = search(level, v)
        for _ in range(STEPS if number else 2):
            v = least_squares(level, v)
    g.output(v.do("Squeeze", ints(0)).transpose(1, 2, 0) * 2.0, "motion", ["height", "width", 2])
    return g.model()


def export(models):
    graphs = {"main": ("matcher.onnx", matcher().SerializeToString())}
    pack.write(models / "framewright-retime", "Motion matcher", "retime", graphs, frames_after=1)


if __name__ == "__main__":
    export(pack.MODELS)
