"""The painter's hand: flattening, flow, lines, tone steps, dots, hatching, paper. All soft, so that noise stays small."""

import copy

import numpy as np

from ..pencil import concat
from .canvas import blur, convolve, halved, luma, ramp, shift
from .tiles import normal_tile


def saturate(rgb, amount):
    grey = luma(rgb)
    return (grey + (rgb - grey) * amount).clip()


def relight(rgb, tone):
    """The colour with another lightness; chroma follows lightness, so nothing dark turns gaudy."""
    grey = luma(rgb)
    return (rgb * ((tone + 0.04) / (grey + 0.04))).clip()


def flatten(rgb, radius, sharpness=8, noise=0.0015):
    """Kuwahara's idea, softened: each pixel takes the mean of those of eight leaning neighbourhoods that vary least."""
    grey = luma(rgb)
    pool = blur(concat(rgb, grey, grey.square()), radius * 0.5, channels=5)
    calm = (pool.channel(4) - pool.channel(3).square()).maximum(0.0) + noise
    for _ in range(int(np.log2(sharpness / 2))):
        calm = calm.square()
    weight = 1.0 / calm
    around = ring(concat(pool.channel(0, 3) * weight, weight), radius)
    return around.channel(0, 3) / around.channel(3)


def ring(image, radius):
    """The sum of eight places around each pixel."""
    g = image.graph
    padded = g.node("Pad", image, g.ints([0, 0, radius, radius] * 2), mode="edge")
    height, width = image.shape_of(2), image.shape_of(3)
    total = None
    for angle in np.pi / 4 * np.arange(8):
        down, right = (g.ints([int(round(radius * (1 + f(angle))))]) for f in (np.sin, np.cos))
        ends = concat(height.do("Add", down), width.do("Add", right), axis=0)
        part = padded.do("Slice", concat(down, right, axis=0), ends, g.ints([2, 3]))
        total = part if total is None else total + part
    return total


class Flow:
    """Which way a stroke runs: along edges; where nothing leads, the way the hand falls (45 degrees)."""

    SOBEL = np.float32([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]) / 8
    WAYS = np.pi / 16 * np.arange(16)

    def __init__(self, grey, sigma=3.0, lead=2e-5):
        self.graph = grey.graph
        dx, dy = convolve(grey, self.SOBEL), convolve(grey, self.SOBEL.T)
        tensor = blur(concat(dx * dx - dy * dy, 2.0 * dx * dy, dx * dx + dy * dy), sigma, channels=3)
        along, across, energy = tensor.channel(0), tensor.channel(1) + lead, tensor.channel(2)
        length = (along.square() + across.square() + 1e-12).sqrt()
        self.coherence = length / (energy + lead + 1e-6)
        self.ways = self._ways(concat(along, across) / length)

    def _ways(self, gradient):
        """How much each of sixteen ways has of the stroke: a quarter turn from the gradient, whose doubled angle this is."""
        doubled = -np.float32([np.cos(2 * self.WAYS), np.sin(2 * self.WAYS)]).T.reshape(16, 2, 1, 1)
        near = self.graph.node("Conv", gradient, self.graph.floats(doubled)) - float(np.cos(np.radians(34)))
        near = near.maximum(1e-4)  # where no way leads, all do
        return near / self._sum(near)

    def _sum(self, ways):
        return self.graph.node("Conv", ways, self.graph.floats(np.ones((1, 16, 1, 1))))

    def drag(self, image, length, width=0.55):
        """Paint dragged along the stroke: a soft brush mark of this length and width (standard deviations)."""
        g, radius = self.graph, int(np.ceil(2 * length))
        y, x = np.mgrid[-radius:radius + 1, -radius:radius + 1]
        marks = []
        for way in self.WAYS:
            along, across = x * np.cos(way) + y * np.sin(way), y * np.cos(way) - x * np.sin(way)
            mark = np.exp(-0.5 * (along / length) ** 2 - 0.5 * (across / width) ** 2)
            marks.append(mark / mark.sum())
        padded = g.node("Pad", image.transpose(1, 0, 2, 3), g.ints([0, 0, radius, radius] * 2), mode="edge")
        return self._sum(g.node("Conv", padded, g.floats(np.stack(marks)[:, None])) * self.ways).transpose(1, 0, 2, 3)

    def halved(self):
        """The same flow for pictures of half the size."""
        half = copy.copy(self)
        half.ways = halved(self.ways)
        return half


def ink_field(grey, flow, fine=0.8):
    """Where a pen would draw: negative on the dark side of edges, flat and slightly positive elsewhere."""
    return flow.drag(blur(grey, fine) - 0.98 * blur(grey, fine * 1.6), 2.1)


def soft_below(field, threshold, gain):
    """1 where the field is above the threshold, falling smoothly to 0 below it."""
    return ((field - threshold) * gain).sigmoid()


def bands(tone, count, gain):
    """Tone in `count` steps joined by smooth ramps; the mean tone is kept."""
    total = None
    for k in range(1, count):
        step = ((tone - k / count) * gain).sigmoid()
        total = step if total is None else total + step
    return (total + 0.5) * (1.0 / count)


def lay(sheet, size, tile, coarse=1):
    """A seamless tile of mean 0 and deviation 1 laid over size = (lines, columns) of shape [1]. Screen-anchored on
    purpose: paper does not move with the actors. The seed rolls it; coarse = pixels per sample of the tile."""
    g, side = sheet.graph, tile.shape[0]
    stored = (tile * 40).clip(-127, 127).round().astype(np.int8)
    noise = g.constant(stored).cast_float().reshape(1, 1, side, side)
    small = [s.do("Div", g.ints([coarse])).do("Add", g.ints([2])) for s in size]
    counts = [s.do("Div", g.ints([side])).do("Add", g.ints([2])) for s in small]
    noise = g.node("Tile", noise, concat(g.ints([1, 1]), *counts, axis=0))
    for axis, factor, count in zip((2, 3), (12.9, 78.2), small):
        start = (((sheet.seed * factor).sin() * 0.5 + 0.5) * float(side - 1)).cast_int()
        noise = noise.slice(axis, start, start.do("Add", count))
    if coarse > 1:
        noise = g.node("Resize", noise, None, g.floats([1, 1, coarse, coarse]), mode="linear")
    for axis, count in zip((2, 3), size):
        noise = noise.slice(axis, g.ints([0]), count)
    return noise * (1 / 40 if coarse == 1 else 1.5 / 40)


def grain(sheet, size, coarse=1, salt=0):
    return lay(sheet, size, normal_tile(salt), coarse)


def paper(sheet, size, depth):
    """Light on rough paper: the slope of layered grain seen from the upper left."""
    height = blur(grain(sheet, size, 1, 1), 0.8) * 1.6 + grain(sheet, size, 3, 2) * 0.8
    slope = height - shift(height, 1, 1)
    return 1.0 + slope * depth


class Raster:
    """Canvas coordinates in canvas pixels, origin in the middle of the picture."""

    def __init__(self, size):
        lines, columns = size
        g = lines.graph
        self.y = (ramp(g, lines) + 0.5 - lines.cast_float() * 0.5).reshape(1, 1, -1, 1)
        self.x = (ramp(g, columns) + 0.5 - columns.cast_float() * 0.5).reshape(1, 1, 1, -1)

    def across(self, degrees):
        """Distance from a line through the middle that runs at this angle."""
        a = np.radians(degrees)
        return self.y * float(np.cos(a)) - self.x * float(np.sin(a))


def wave(distance, period):
    """A smooth line screen: 0 in the middle of a line, 1 between lines."""
    return 0.5 - 0.5 * (distance * (2 * np.pi / period)).cos()


def dot_screen(raster, degrees, period, phase):
    """A dot screen with an even spread of values in 0..1: a tone compared with it covers just that share of paper. Its dots lie
    `phase` of a period down and right."""
    a, b = raster.across(degrees), raster.across(degrees + 90)
    turn = 2 * np.pi
    waves = ((distance * (turn / period) - turn * off).cos() for distance, off in zip((a, b), phase))
    height = sum(waves) * 0.25 + 0.5
    # The sum of two cosines is bell shaped; this cubic makes its spread nearly even.
    centred = (height - 0.5) * 2.0
    return (centred * (1.38 - 0.38 * centred.square())) * 0.5 + 0.5


def hatch(tone, distance, period, gain):
    """Cover of a line screen that carries `tone` (1 = paper, 0 = full ink)."""
    return ((tone - 1.0 + wave(distance, period)) * gain).sigmoid()


class Cells:
    """Splits the sheet into cells around jittered points; each pixel goes to the near points whose colour is like its own, so
    that cells lean to the picture's edges."""

    def __init__(self, sheet, size, side, salt, border_gain):
        self.graph, self.size, self.side = sheet.graph, size, side
        self.points = self._points(sheet, salt)
        totals = None
        for y in (-1, 0, 1):
            for x in (-1, 0, 1):
                part = self._seen_by(sheet.rgb, y, x, border_gain)
                totals = part if totals is None else tuple(a + b for a, b in zip(totals, part))
        total, weights, squares = totals
        mean = total / (weights + 1e-12)
        self.tint, self.colour = mean.channel(0) * 2.8, mean.channel(1, 3)  # a random tint, -1..1; the picture's colour
        self.lead = 2.0 - 2.0 * squares / (weights.square() + 1e-20)  # 0 within a cell, towards 1 between cells

    def _points(self, sheet, salt):
        """A pixel per cell: how far its point lies off the middle, down and right, its tint, and its colour. Cell (0,0) lies one
        cell outside the picture, so that every pixel has all nine neighbours."""
        g = self.graph
        counts = [s.do("Div", g.ints([self.side])).do("Add", g.ints([3])) for s in self.size]
        jitter = [lay(sheet, counts, np.random.default_rng(90 + salt + k).uniform(-0.36, 0.36, (64, 64)) * 2.5) * 0.4
                  for k in range(3)]
        at = []
        for axis, (count, length) in enumerate(zip(counts, self.size)):
            centre = (ramp(g, count) - 0.5).reshape(*along(axis)) + jitter[axis]
            at.append((centre * (2.0 * self.side / length.cast_float()) - 1.0).do("Squeeze", g.ints([1])))
        grid = concat(*(v.do("Unsqueeze", g.ints([3])) for v in reversed(at)), axis=3)
        seen = blur(sheet.rgb, self.side * 0.14, channels=3)
        colour = g.node("GridSample", seen, grid, mode="bilinear", padding_mode="border", align_corners=0)
        return concat(*jitter, colour)

    def _seen_by(self, here, y, x, border_gain):
        """What the cell `y` down and `x` right of each pixel's own adds: tint and colour by weight, the weight, its square."""
        point = self._enlarged(self.points.slice(2, 1 + y, 1 << 40).slice(3, 1 + x, 1 << 40))
        down = self._within(0) - (point.channel(0) + (y + 0.5))
        right = self._within(1) - (point.channel(1) + (x + 0.5))
        unlike = (here - point.channel(3, 3)).square().channels_sum()
        weight = ((down.square() + right.square() + unlike * 2.0) * -border_gain).exp()
        return point.channel(2, 4) * weight, weight, weight.square()

    def _within(self, axis):
        """How far down or right in its cell each pixel lies, 0 to 1."""
        place = (ramp(self.graph, self.size[axis]) + 0.5) * (1.0 / self.side)
        return (place - place.floor()).reshape(*along(axis))

    def _enlarged(self, table):
        g = self.graph
        big = g.node("Resize", table, None, g.floats([1, 1, self.side, self.side]), mode="nearest",
                     coordinate_transformation_mode="asymmetric", nearest_mode="floor")
        return big.slice(2, g.ints([0]), self.size[0]).slice(3, g.ints([0]), self.size[1])


def along(axis):
    return (1, 1, -1, 1) if axis == 0 else (1, 1, 1, -1)
