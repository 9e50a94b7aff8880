"""Where a painter works: a sheet whose size follows the picture's shape and the stroke size, never its pixel count.

A picture of any resolution is seen through the same soft lens (the point spread that a quarter-size proxy of HD has), on a
work sheet of 540 lines at stroke size 1. Smooth fields are worked out there; ink, dots and paper are laid down on a
canvas of twice as many lines; the canvas is then brought to the picture's own size. A proxy and the full picture
therefore get the same strokes.
"""

import numpy as np

from ..luma import REC601
from ..pencil import Graph, concat

WORK_LINES = 540
LONGEST_SIDE = 4096
LENS_SIGMA = 1.15  # in work pixels
FAINT = 0.015  # of 1


def ramp(graph, count):
    """[count] floats 0, 1, 2, ... for a dynamic count of shape [1]."""
    scalar = graph.node("Squeeze", count, graph.ints([0]))
    return graph.node("Range", graph.constant(np.int64(0)), scalar, graph.constant(np.int64(1))).cast_float()


def lens(graph, source_count, work_count, sigma):
    """Gathers source samples under a Gaussian whose total spread, pixel boxes included, is `sigma` work pixels wherever the
    source is fine enough."""
    pitch = work_count.cast_float() / source_count.cast_float()
    variance = (sigma * sigma - pitch * pitch / 12.0).maximum(pitch * pitch * 0.2)
    kernel = lambda d: (d * d / variance * -0.5).maximum(-30.0).exp()
    return Gather(graph, source_count, work_count, pitch, kernel, variance.sqrt() * 4.5)


def cubic(graph, source_count, target_count):
    """Catmull-Rom, widened when it shrinks, exact when the sizes agree."""
    pitch = target_count.cast_float() / source_count.cast_float()
    width = pitch.minimum(1.0)

    def kernel(distance):
        x = (distance / pitch * width).abs().minimum(2.0)
        near = (1.5 * x - 2.5) * x * x + 1.0
        far = ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0
        return (x < 1.0).where(near, far)

    return Gather(graph, source_count, target_count, pitch, kernel, pitch * 2.0 / width)


def area(graph, source_count, target_count):
    """For shrinking: each target pixel is the mean of what it covers, so that shrinking twice is shrinking once."""
    pitch = target_count.cast_float() / source_count.cast_float()
    kernel = lambda d: (pitch * 0.5 + 0.5 - d.abs()).maximum(0.0).minimum(pitch)
    return Gather(graph, source_count, target_count, pitch, kernel, 1.0 + pitch)


class Gather:
    """One dimension resampled: each target sample is the mean of the source's under kernel(distance in target samples).

    A few target samples at a time are a matrix product with the few source samples that they can see. What all blocks see
    together is larger than the picture, so a quarter of them is gathered at a time."""

    BLOCK = 30
    PARTS = 4

    def __init__(self, graph, source_count, target_count, pitch, kernel, reach):
        g = self.graph = graph
        self.target_count = target_count
        blocks = target_count.do("Add", g.ints([self.BLOCK - 1])).do("Div", g.ints([self.BLOCK]))
        begins = ramp(g, blocks) * float(self.BLOCK)
        margin = (reach / pitch).floor() + 2.0
        seen = ((self.BLOCK / pitch).floor() + margin * 2.0 + 2.0).cast_int()
        source = (begins / pitch).floor().reshape(-1, 1) - margin + ramp(g, seen).reshape(1, -1)
        last = source_count.cast_float() - 1.0
        self.source = source.maximum(0.0).minimum(last).cast_int()
        there = ((source > -0.5).cast_float() * (source < last + 0.5).cast_float()).do("Unsqueeze", g.ints([1]))
        target = begins.reshape(-1, 1, 1) + g.floats(np.arange(self.BLOCK).reshape(1, -1, 1) + 0.5)
        weights = kernel(target - ((source + 0.5) * pitch).do("Unsqueeze", g.ints([1]))) * there
        self.weights = weights / weights.sum(2)

    def first(self, image):
        """[source, n, m] to [target, n, m]."""
        g, lines = self.graph, image.reshape(0, -1)
        parts = [weights @ g.node("Gather", lines, source, axis=0) for weights, source in self._parts()]
        rows = concat(*parts, axis=0).do("Reshape", concat(g.ints([-1]), image.shape_of(1), image.shape_of(2), axis=0))
        return rows.slice(0, g.ints([0]), self.target_count)

    def _parts(self):
        """Weights and source samples of some blocks at a time; a part may be empty."""
        ints, blocks = self.graph.ints, self.weights.shape_of(0)
        bounds = [blocks.do("Mul", ints([k])).do("Div", ints([self.PARTS])) for k in range(self.PARTS + 1)]
        return [(self.weights.slice(0, a, b), self.source.slice(0, a, b)) for a, b in zip(bounds, bounds[1:])]


def resampled(picture, down, right):
    """[H,W,C] to planes [1,C,h,w]. Lines come first, while the pixels are still interleaved."""
    turned = right.first(down.first(picture).transpose(1, 0, 2))
    return turned.transpose(2, 1, 0).do("Unsqueeze", picture.graph.ints([0]))


def interleaved(planes):
    return planes.do("Squeeze", planes.graph.ints([0])).transpose(1, 2, 0)


class Sheet:
    """The picture as the painter sees it, and the way back."""

    def __init__(self, name):
        g = self.graph = Graph(name)
        self.source = g.input("source", ["H", "W", 4])
        self.stroke_size = g.input("stroke_size", [1])
        self.seed = g.input("seed", [1])
        self.height, self.width = self.source.shape_of(0), self.source.shape_of(1)
        self.lines, self.columns = self._work_size()
        self.rgb = self._seen()
        self.luma = luma(self.rgb)

    def _work_size(self):
        height, width = self.height.cast_float(), self.width.cast_float()
        lines = (WORK_LINES / self.stroke_size).minimum(LONGEST_SIDE * height / width.maximum(height))
        lines = lines.round().maximum(8.0)
        columns = (lines * width / height).round().maximum(8.0)
        return lines.cast_int(), columns.cast_int()

    def _seen(self):
        down = lens(self.graph, self.height, self.lines, LENS_SIGMA)
        right = lens(self.graph, self.width, self.columns, LENS_SIGMA)
        return resampled(self.source, down, right).channel(0, 3).clip()

    def canvas_size(self):
        two = self.graph.ints([2])
        return self.lines.do("Mul", two), self.columns.do("Mul", two)

    def colour(self, red, green, blue):
        return self.graph.floats(np.float32([red, green, blue]).reshape(1, 3, 1, 1))

    def finish(self, canvas):
        """Canvas [1,3,2h,2w] to output `result` [H,W,4], alpha 1."""
        size = self.canvas_size()
        canvas = canvas.clip()
        self.graph.output(self.full(concat(canvas, canvas.channel(0) * 0.0 + 1.0), size, 4), "result", ["H", "W", 4])
        return self.graph.model()

    def full(self, canvas, size, channels):
        """Planes of size = (lines, columns) in the picture's own, [H,W,channels]."""
        pixels, (lines, columns) = interleaved(canvas), size

        def shrunk():
            return interleaved(resampled(pixels, area(self.graph, lines, self.height), area(self.graph, columns, self.width)))

        return self.graph.branch(self.height < lines, shrunk, lambda: self.grown(pixels, channels))

    def grown(self, pixels, channels):
        """Something smooth, [h,w,channels], in the picture's size."""
        g = self.graph
        size = concat(g.ints([1]), self.height, self.width, g.ints([channels]), axis=0)
        one = pixels.do("Unsqueeze", g.ints([0]))
        return g.node("Resize", one, None, None, size, mode="linear").do("Squeeze", g.ints([0]))


def luma(rgb):
    return convolve(rgb, np.float32(REC601).reshape(1, 3, 1, 1), grouped=False)


def convolve(image, kernel, grouped=True, channels=1):
    """Convolution with edge pixels repeated. A grouped kernel [kh,kw] serves each of `channels` alike."""
    g = image.graph
    kernel = np.asarray(kernel, np.float32)
    if grouped:
        kernel = np.tile(kernel[None, None], (channels, 1, 1, 1))
    y, x = kernel.shape[2] // 2, kernel.shape[3] // 2
    if y or x:
        image = g.node("Pad", image, g.ints([0, 0, y, x, 0, 0, y, x]), mode="edge")
    # Added to 0 while it runs: given a constant, the runtime would work on the few planes in blocks of sixteen.
    kernel = image.shape_of(2).cast_float() * 0.0 + kernel
    return g.node("Conv", image, kernel, group=channels if grouped else 1)


def blur(image, sigma, channels=1):
    radius = max(1, int(np.ceil(2.5 * sigma)))
    taps = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    taps /= taps.sum()
    return convolve(convolve(image, taps[None], channels=channels), taps[:, None], channels=channels)


def shift(image, right, down):
    """The image moved by whole pixels, edge pixels repeated."""
    g = image.graph
    pads = [0, 0, max(down, 0), max(right, 0), 0, 0, max(-down, 0), max(-right, 0)]
    padded = g.node("Pad", image, g.ints(pads), mode="edge")
    big = 1 << 40
    rows = (0, -down) if down > 0 else (-down, big)
    cols = (0, -right) if right > 0 else (-right, big)
    starts, ends, axes = [], [], []
    for axis, (a, b), amount in ((2, rows, down), (3, cols, right)):
        if amount:
            starts, ends, axes = starts + [a], ends + [b], axes + [axis]
    return padded.do("Slice", g.ints(starts), g.ints(ends), g.ints(axes)) if axes else image


def stretch(image):
    """Twice the size, for what is smooth already."""
    g = image.graph
    return g.node("Resize", image, None, g.floats([1, 1, 2, 2]), mode="linear")


def double(image, channels=1):
    """Twice the size, smooth: linear, then a light blur (a quadratic B-spline)."""
    big = stretch(image)
    taps = np.float32([.25, .5, .25])
    return convolve(convolve(big, taps[None], channels=channels), taps[:, None], channels=channels)


def halved(image):
    """Half the size, each pixel the mean of four; an odd last one stays alone."""
    return image.graph.node("AveragePool", image, kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1)


def resized(image, size):
    """A smooth image brought to size = (lines, columns)."""
    g = image.graph
    whole = concat(g.ints([1]), image.shape_of(1), *size, axis=0)
    return g.node("Resize", image, None, None, whole, mode="linear")


def calmed(image):
    """Without detail too faint to be meant, up to 16 pixels wide: noise, and the blocks of compressed clips, which a painter
    would make visible."""
    return image - faint(image)


def faint(image, limit=FAINT, channels=1, levels=4):
    soft = blur(image, 1.0, channels)
    here = cored(image - soft, limit)
    if levels == 0:
        return here
    return here + resized(faint(halved(soft), limit, channels, levels - 1), (image.shape_of(2), image.shape_of(3)))


def cored(detail, limit):
    """All of what is fainter than the limit, next to nothing of what is stronger."""
    return detail * (limit * limit) / (detail.square() + limit * limit)
