"""What surrounds every look: into display-referred, straight RGB between 0 and 1, and back to the host's own pixels.

`curve` [7] describes the host's encoding: scene, cut, K, M, B, S, O. scene = 0: display-referred already. Else
linear = exp(K v + M) + B for v >= cut and S v + O below, then the sRGB curve. Both ways end in one shoulder, so that
light of any strength has a place below 1 and finds its way back.
"""

from ..pencil import Graph, concat
from .canvas import WORK_LINES, cubic, interleaved, lens, luma, resampled

KNEE = 0.9
BRIGHTEST, DARKEST = 60000.0, -60000.0
SRGB_CUT = 0.0031308


class Curve:
    def __init__(self, graph):
        self.graph = graph
        values = graph.input("curve", [7])
        part = lambda i: values.slice(0, i, i + 1)
        self.scene, self.cut = part(0), part(1)
        self.k, self.m, self.b, self.s, self.o = (part(i) for i in range(2, 7))

    def is_scene(self):
        return self.graph.node("Squeeze", self.scene, self.graph.ints([0])) > 0.5

    def to_display(self, rgb):
        encoded = self.graph.branch(self.is_scene(), lambda: srgb(self._linear(rgb)), lambda: rgb * 1.0)
        positive = encoded.maximum(0.0)
        over = (positive - KNEE).maximum(0.0) * (1.0 / (1.0 - KNEE))
        return positive.minimum(KNEE) + (1.0 - KNEE) * over / (over + 1.0)

    def from_display(self, display):
        """The inverse; `display` below 1."""
        share = ((display - KNEE) * (1.0 / (1.0 - KNEE))).clip(0.0, 0.9999)
        encoded = display.minimum(KNEE) + (1.0 - KNEE) * share / (1.0 - share)
        return self.graph.branch(self.is_scene(), lambda: self._encoded(srgb_inverse(encoded)), lambda: encoded * 1.0)

    def _linear(self, value):
        curved = (value * self.k + self.m).minimum(11.0).exp() + self.b
        return (value < self.cut).where(value * self.s + self.o, curved)

    def _encoded(self, linear):
        at_cut = self.cut * self.s + self.o
        curved = ((linear - self.b).maximum(1e-9).log() - self.m) / self.k
        return (linear < at_cut).where((linear - self.o) / self.s, curved)


def srgb(linear):
    return (linear < SRGB_CUT).where(linear * 12.92, linear.maximum(SRGB_CUT).power(1 / 2.4) * 1.055 - 0.055)


def srgb_inverse(display):
    bent = (display.maximum(0.04045) * (1 / 1.055) + 0.055 / 1.055).power(2.4)
    return (display < 12.92 * SRGB_CUT).where(display * (1 / 12.92), bent)


def planes(picture):
    return picture.transpose(2, 0, 1).do("Unsqueeze", picture.graph.ints([0]))


def finite(value):
    return value.do("IsNaN").where(value.graph.floats(0.0), value).clip(DARKEST, BRIGHTEST)


def divisor(alpha, premultiplied):
    """What straight colour is multiplied with: alpha where the frame is premultiplied, else 1."""
    return (alpha.maximum(1e-4) - 1.0) * premultiplied + 1.0


def prepare():
    """source -> display: what a look is given."""
    g = Graph("framewright-style-prepare")
    source, premultiplied = g.input("source", ["H", "W", 4]), g.input("premultiplied", [1])
    curve = Curve(g)
    whole = finite(planes(source))
    straight = whole.channel(0, 3) / divisor(whole.channel(3), premultiplied)
    display = curve.to_display(straight)
    g.output(interleaved(concat(display, display.channel(0) * 0.0 + 1.0)), "display", ["H", "W", 4])
    return g.model()


def keep(styled, display, keep_colours, keep_detail):
    """Gives back the picture's own colours and its fine detail, as far as asked for."""
    g = styled.graph
    own, painted = luma(display), luma(styled)
    height, width = display.shape_of(2), display.shape_of(3)
    lines = g.constant([WORK_LINES // 2])
    columns = (width.cast_float() * float(WORK_LINES // 2) / height.cast_float()).round().maximum(8.0).cast_int()
    coarse = resampled(interleaved(own), lens(g, height, lines, 1.0), lens(g, width, columns, 1.0))
    coarse = resampled(interleaved(coarse), cubic(g, lines, height), cubic(g, columns, width))
    coloured = display * ((painted + 0.02) / (own + 0.02)).minimum(4.0)
    return (styled.mix(coloured, keep_colours) + (own - coarse) * keep_detail).clip()


def finish():
    """source + styled -> result in the host's encoding; alpha untouched; the source bit for bit where the mask is 0."""
    g = Graph("framewright-style-finish")
    source, styled = g.input("source", ["H", "W", 4]), g.input("styled", ["H", "W", 4])
    display, mask = g.input("display", ["H", "W", 4]), g.input("mask", ["MH", "MW", 4])
    premultiplied, mask_channel = g.input("premultiplied", [1]), g.input("mask_channel", [1])
    keep_colours, keep_detail, view = g.input("keep_colours", [1]), g.input("keep_detail", [1]), g.input("view", [1])
    curve = Curve(g)
    whole = planes(source)
    rgb, alpha = whole.channel(0, 3), whole.channel(3)
    scale = divisor(finite(alpha), premultiplied)
    look, own = planes(styled).channel(0, 3), planes(display).channel(0, 3)
    asked = g.node("Squeeze", keep_colours + keep_detail, g.ints([0])) > 0.0
    look = g.branch(asked, lambda: keep(look, own, keep_colours, keep_detail), lambda: look * 1.0)
    # Paper may be white, not brighter than white, unless the picture itself is.
    ceiling = own.channels_max().maximum(1.0 - (1.0 - KNEE) * 0.5)
    painted = curve.from_display(look.minimum(ceiling)) * scale
    cover = planes(mask)
    amount = ((mask_channel > 0.5).where(cover.channel(3), luma(cover.channel(0, 3)))).clip()
    amount = finite(amount)
    clean = finite(rgb)
    mixed = (amount > 0.0).where(clean + (painted - clean) * amount, rgb)
    strength_asked = g.node("Squeeze", view, g.ints([0])) > 0.5
    shown = g.branch(strength_asked, lambda: amount + clean * 0.0, lambda: mixed * 1.0)
    g.output(interleaved(concat(shown, alpha)), "result", ["H", "W", 4])
    return g.model()
