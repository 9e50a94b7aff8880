"""Style from a reference picture: its tone, its palette by tone, and how much detail it has at each scale.

`sheet` shrinks a whole picture and `statistics` sums it up in a profile of numbers; `underlay` and `transfer` move a frame from
its own profile towards the reference's, the last some rows at a time. Profiles and sheets come from whole frames, so tiles agree;
profiles come from a few thousand soft pixels, so they do not jump.
"""

import numpy as np

from ..luma import REC601
from ..pencil import Graph, concat
from .canvas import blur, cored, faint, interleaved, lens, ramp, resampled, resized
from .finishing import planes

TONES = 17          # nodes of the tone curve
ZONES = 3           # shadows, middle, lights, by rank
BANDS = (1.0, 2.0, 4.0, 8.0)  # standard deviations in work pixels of the sheet of 270 lines
SHEET_LINES = 270
UNDERLAY_PLANES = 7
FAINT = 0.025        # of 1
PROFILE = TONES + ZONES * 6 + len(BANDS)

# Luma and two colour differences, of equal visual weight.
TO_OPPONENT = np.float32([REC601, [.5, -.419, -.081], [-.169, -.331, .5]])
FROM_OPPONENT = np.linalg.inv(TO_OPPONENT).astype(np.float32)


def opponent(rgb, matrix):
    g = rgb.graph
    return g.node("Conv", rgb, g.floats(matrix.reshape(3, 3, 1, 1)))


def sheet():
    """display -> sheet: a whole picture in 270 soft lines. The server knows this size too."""
    g = Graph("framewright-style-sheet")
    display = g.input("display", ["H", "W", 4])
    height, width = display.shape_of(0), display.shape_of(1)
    lines = g.constant([SHEET_LINES])
    columns = (width.cast_float() * float(SHEET_LINES) / height.cast_float()).round().clip(16.0, 1024.0).cast_int()
    small = resampled(display, lens(g, height, lines, 0.7), lens(g, width, columns, 0.7))
    g.output(small.channel(0, 3), "sheet", [1, 3, SHEET_LINES, "columns"])
    return g.model()


def ranks(tone, cdf):
    """Share of the picture darker than each pixel, by the profile's cumulative curve [TONES]."""
    return piecewise(tone, cdf)[0]


def piecewise(tone, *curves):
    """Curves given at TONES even nodes over 0..1, straight between them."""
    step = 1.0 / (TONES - 1)
    totals = [c.slice(0, 0, 1) for c in curves]
    for k in range(TONES - 1):
        part = (tone - k * step).clip(0.0, step)
        for i, c in enumerate(curves):
            totals[i] = totals[i] + part * ((c.slice(0, k + 1, k + 2) - c.slice(0, k, k + 1)) * (1.0 / step))
    return totals


def zone_weights(rank):
    return (1.0 - rank * 2.0).maximum(0.0), 1.0 - (rank * 2.0 - 1.0).abs(), (rank * 2.0 - 1.0).maximum(0.0)


def statistics():
    """sheet -> profile"""
    g = Graph("framewright-style-statistics")
    rgb = g.input("sheet", [1, 3, SHEET_LINES, "columns"])
    y, first, second = (opponent(rgb, TO_OPPONENT).channel(i) for i in range(3))
    share = lambda v: v.mean(2, 3).reshape(1)
    nodes = [share(((k / (TONES - 1) - y) * 60.0).sigmoid()) for k in range(TONES)]
    low, high = nodes[0], nodes[-1]
    numbers = [(n - low) / (high - low + 1e-6) for n in nodes]
    for weight in zone_weights(ranks(y, concat(*numbers, axis=0))):
        total = share(weight) + 1e-5
        mean = [share(weight * c) / total for c in (first, second)]
        a, b = first - mean[0], second - mean[1]
        numbers += [total, *mean, share(weight * a * a) / total, share(weight * a * b) / total, share(weight * b * b) / total]
    levels = [y] + [blur(y, s) for s in BANDS]
    numbers += [share((fine - coarse).abs()) for fine, coarse in zip(levels, levels[1:])]
    g.output(concat(*numbers, axis=0), "profile", [PROFILE])
    return g.model()


class Profile:
    def __init__(self, values):
        part = lambda a, n=1: values.slice(0, a, a + n)
        self.cdf = part(0, TONES)
        self.zones = [[part(TONES + 6 * z + i) for i in range(6)] for z in range(ZONES)]
        self.bands = [part(TONES + 6 * ZONES + i) for i in range(len(BANDS))]


def matched_tones(own, aim):
    """The tone curve [TONES] that gives a picture of profile `own` the tones of `aim`, steepness held in bounds."""
    g = own.cdf.graph
    step = 1.0 / (TONES - 1)
    # The rank of each own node, then the tone at which the aim has that rank: a sum of clipped ramps inverts the curve.
    rank = own.cdf.reshape(-1, 1)
    low, high = (aim.cdf.slice(0, a, b).reshape(1, -1) for a, b in ((0, TONES - 1), (1, TONES)))
    tones = ((rank - low) / (high - low + 1e-4)).clip().sum(1).reshape(-1) * step
    rises = (tones.slice(0, 1, TONES) - tones.slice(0, 0, TONES - 1)).clip(0.25 * step, 2.0 * step)
    start = tones.slice(0, 0, 1)
    summed = g.node("CumSum", concat(start, rises, axis=0), g.constant(np.int64(0)))
    return summed


def root(a, b, c):
    """Square root of the symmetric 2x2 matrix [[a, b], [b, c]]."""
    determinant = (a * c - b * b).maximum(1e-10).sqrt()
    trace = (a + c + 2.0 * determinant).maximum(1e-9).sqrt()
    return (a + determinant) / trace, b / trace, (c + determinant) / trace


def colour_map(own, aim):
    """Monge-Kantorovich: the linear map that turns one spread of colour into the other with least movement."""
    noise, scale = 2e-4, 1000.0  # equal for both, so the map is the same; it keeps the products of roots far from zero
    a, b, c = (own[3] + noise) * scale, own[4] * scale, (own[5] + noise) * scale
    d, e, f = (aim[3] + noise) * scale, aim[4] * scale, (aim[5] + noise) * scale
    p, q, r = root(a, b, c)
    # inner = root(own) aim root(own)
    u, v = p * d + q * e, p * e + q * f
    w, x = q * d + r * e, q * e + r * f
    i, j, k = root(u * p + v * q, u * q + v * r, w * q + x * r)
    n = (p * r - q * q).maximum(1e-6)
    ip, iq, ir = r / n, -q / n, p / n
    l, m = ip * i + iq * j, ip * j + iq * k
    o, s = iq * i + ir * j, iq * j + ir * k
    bound = lambda t: t.clip(-1.8, 1.8)
    return bound(l * ip + m * iq), bound(l * iq + m * ir), bound(o * iq + s * ir)


def recoloured(tone_rank, first, second, own, aim):
    out_first, out_second = None, None
    for weight, mine, theirs in zip(zone_weights(tone_rank), own.zones, aim.zones):
        xx, xy, yy = colour_map(mine, theirs)
        a, b = first - mine[1], second - mine[2]
        one, two = (xx * a + xy * b + theirs[1]) * weight, (xy * a + yy * b + theirs[2]) * weight
        out_first, out_second = (one, two) if out_first is None else (out_first + one, out_second + two)
    return out_first, out_second


def texture(y, own, aim, amount):
    """What must be added to the sheet's luma so that each band of detail is as strong as the reference's."""
    levels = [y] + [blur(y, s) for s in BANDS]
    added = None
    for fine, soft, mine, theirs in zip(levels, levels[1:], own.bands, aim.bands):
        gain = ((theirs + 1e-3) / (mine + 1e-3)).clip(0.4, 2.2) - 1.0
        detail = (fine - soft - cored(fine - soft, FAINT / 2)) * gain
        added = detail if added is None else added + detail
    return added * amount


def underlay():
    """sheet -> underlay: all of the transfer that needs the whole picture. Planes: RGB, what is faint in it, texture to add."""
    g = Graph("framewright-style-underlay")
    rgb = g.input("sheet", [1, 3, SHEET_LINES, "columns"])
    own, aim = Profile(g.input("own", [PROFILE])), Profile(g.input("aim", [PROFILE]))
    tone, detail = g.input("tone", [1]), g.input("texture", [1])
    noise = faint(rgb, FAINT, channels=3)
    y = opponent(rgb - noise, TO_OPPONENT).channel(0)
    toned = y.mix(piecewise(y, matched_tones(own, aim))[0], tone)
    wanted = g.node("Squeeze", detail, g.ints([0])) > 0.0
    added = g.branch(wanted, lambda: texture(toned, own, aim, detail), lambda: toned * 0.0)
    g.output(concat(rgb, noise, added), "underlay", [1, UNDERLAY_PLANES, SHEET_LINES, "columns"])
    return g.model()


def enlarged(underlay, source, top, height):
    """The underlay of some rows of the picture: those from `top` on, of `height`."""
    g = underlay.graph
    at = (ramp(g, source.shape_of(0)) + top + 0.5) * float(SHEET_LINES) / height - 0.5
    at = at.clip(0.0, SHEET_LINES - 1.0)
    above = at.floor()
    line = lambda k: g.node("Gather", underlay, k.cast_int(), axis=2)
    rows = line(above).mix(line((above + 1.0).minimum(SHEET_LINES - 1.0)), (at - above).reshape(-1, 1))
    return resized(rows, (source.shape_of(0), source.shape_of(1)))


def transfer():
    """Some rows of the source -> result."""
    g = Graph("framewright-style-transfer")
    source = g.input("source", ["H", "W", 4])
    small = g.input("underlay", [1, UNDERLAY_PLANES, SHEET_LINES, "columns"])
    own, aim = Profile(g.input("own", [PROFILE])), Profile(g.input("aim", [PROFILE]))
    palette, tone, top, height = (g.input(n, [1]) for n in ("palette", "tone", "top", "height"))
    shown, below = planes(source).channel(0, 3), enlarged(small, source, top, height)
    # A steep curve must not raise what is too faint to be meant, at all scales up to the blocks of compressed clips.
    noise = cored(shown - below.channel(0, 3), FAINT) + below.channel(3, 3)
    rgb = shown - noise
    y, first, second = (opponent(rgb, TO_OPPONENT).channel(i) for i in range(3))
    new_y, rank = piecewise(y, matched_tones(own, aim), own.cdf)
    new_first, new_second = recoloured(rank.clip(), first, second, own, aim)
    y2 = y.mix(new_y, tone) + below.channel(6)
    mixed = concat(y2, first.mix(new_first, palette), second.mix(new_second, palette))
    result = (opponent(mixed, FROM_OPPONENT) + noise).clip()
    g.output(interleaved(concat(result, result.channel(0) * 0.0 + 1.0)), "result", ["H", "W", 4])
    return g.model()
