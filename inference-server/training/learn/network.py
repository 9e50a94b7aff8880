"""The network that learns a shot: a small pyramid, in three sizes and for three tasks, and the graphs that teach and apply it."""

import numpy as np

from ..pencil import Graph, concat
from .tape import END, Tape

WIDTHS = {"small": (16, 24, 32, 48), "medium": (32, 48, 64, 64), "large": (48, 64, 96, 128)}
TASKS = {"picture": 3, "repair": 3, "matte": 1}  # channels that come out
PIXEL = 20  # channels of what looks at single pixels
FOLD = 2  # pixels each way that the network takes for one: they are its first channels
MULTIPLE = 8 * FOLD  # of rows and columns: three halvings
BANDS = 8  # of rows, into which such a number of them can be parted
EDGE = 16  # pixels beyond the picture that the network is shown, as while it learned
LINES = 360  # a matte is drawn on a picture of no more than so many, and finished on the whole one
REACH, CALM = 4, 1e-4  # of a matte's edges: pixels that are alike, and how little may count
BESIDE = 1  # pixels each way over which such edges agree
UNSEEN = 1 / 255, 3 / 255  # of a repair: up to the first nothing is changed, from the second on all
BRIGHTEST = 16.0  # of scene light: what the network does not tell from brighter

BETAS = 0.9, 0.99
KEEP = 0.99  # of the mean weights, each step
DETAIL = 0.5  # how much differences of neighbours count beside the values
STEEPEST = 1.0  # length of a gradient beyond which it is shortened


def pyramid(tape, x, widths):
    """Of pictures of 0..1: what each pixel of theirs that stands for FOLD x FOLD lies in."""
    folded = (x * 2.0 - 1.0).do("SpaceToDepth", blocksize=FOLD)
    levels, h = [], tape.fed(folded, tape.channels[x.name] * FOLD**2)
    for level, width in enumerate(widths):
        for first in (True, False):
            h = tape.rectifier(tape.convolution(h, width, is_first=level == 0 and first))
        if level < len(widths) - 1:
            levels.append(h)
            h = tape.halved(h)
    for level in reversed(levels):
        width = tape.channels[level.name]
        h = tape.rectifier(tape.convolution(h, width, size=1))
        h = tape.rectifier(tape.sum(*(tape.convolution(part, width, gain=0.5**0.5) for part in (tape.doubled(h), level))))
    return h


def answer(tape, x, task, size, bands=1):
    """A picture, or for a matte the logit of it. Near 0.5, x or 0 at the start."""
    h = pyramid(tape, x, WIDTHS[size])
    found = tape.unfolded(tape.convolution(h, TASKS[task] * FOLD**2, gain=0.1), FOLD)
    if task == "matte":
        return found
    return tape.plus(tape.sum(found, by_pixel(tape, x, h, TASKS[task], bands)), 0.5 if task == "picture" else x)


def by_pixel(tape, x, h, out, bands=1):
    """What depends on a pixel's very colour: a small network for each, told by the pyramid where it is. Nothing, at the start.
    Applied in bands of rows: of a large picture its many channels would fill the memory."""
    place = tape.filters(tape.channels[h.name], PIXEL * FOLD**2, 1)
    layers = [tape.filters(into, PIXEL, 1) for into in (tape.channels[x.name], PIXEL, PIXEL)]
    last = tape.filters(PIXEL, out, 1, gain=0.0)

    def made(x, h):
        seen = tape.sum(tape.unfolded(tape.filtered(h, place), FOLD), tape.filtered(x, layers[0], is_first=True))
        for layer in layers[1:]:
            seen = tape.filtered(tape.rectifier(seen), layer)
        return tape.filtered(tape.rectifier(seen), last)

    if bands == 1:
        return made(x, h)
    return tape.fed(concat(*(made(*(band(tape, part, i, bands) for part in (x, h))) for i in range(bands)), axis=2), out)


def band(tape, picture, index, bands):
    """One of so many equal parts of a picture's rows."""
    rows = picture.shape_of(2)
    ends = [tape.graph.node("Div", rows * tape.graph.ints([i]), tape.graph.ints([bands])) for i in (index, index + 1)]
    return tape.fed(picture.slice(2, *ends), tape.channels[picture.name])


def loss(tape, found, aim, weights, task):
    share = weights / (weights.do("ReduceSum", keepdims=0) + 1e-6)
    if task == "matte":
        return tape.cross_entropy(found, aim, share)
    error = tape.plus(found, -aim)
    terms = [tape.distance(error, share, 1.0)]
    for axis in (2, 3):
        terms.append(tape.distance(tape.differences(error, axis), share.slice(axis, 1, END), DETAIL))
    return terms[0] + terms[1] + terms[2]


def adam(graph, slope, state, step, rate):
    """One step: theta, its two moments and its running mean, each as it is afterwards."""
    theta, first, second, mean = state
    length = slope.square().do("ReduceSum", keepdims=0).sqrt()
    slope = slope * (graph.value(STEEPEST) / (length + 1e-12)).minimum(1.0)
    first = first * BETAS[0] + slope * (1 - BETAS[0])
    second = second * BETAS[1] + slope.square() * (1 - BETAS[1])
    unbiased = [moment / (1.0 - graph.value(beta).do("Pow", step)) for moment, beta in zip((first, second), BETAS)]
    theta = theta - rate * unbiased[0] / (unbiased[1].sqrt() + 1e-8)
    keep = (step / (step + 10.0)).minimum(KEEP)
    return theta, first, second, mean * keep + theta * (1.0 - keep)


STATE = ("theta", "first", "second", "mean")


def lesson(task, size, count):
    """One step of learning: crops of frames, what was made of them by hand, and what of it counts."""
    g = Graph(f"learn_{task}_{size}")
    state = [g.input(name, [count]) for name in STATE]
    step, rate = g.input("step", [1]), g.input("rate", [1])
    crop = ["crops", None, "rows", "columns"]
    source, aim, weights = (g.input(name, [crop[0], channels, *crop[2:]])
                            for name, channels in (("source", 3), ("aim", TASKS[task]), ("weights", 1)))
    tape = Tape(g, state[0])
    paid = loss(tape, answer(tape, tape.fed(source, 3), task, size), aim, weights, task)
    for name, value in zip(STATE, adam(g, tape.gradient_of_theta(), state, step, rate)):
        g.output(value, f"next_{name}", [count])
    g.output(paid.reshape(1), "loss", [1])
    return g.model()


def application(task, size, count):
    """A frame of any size, through the network. Alpha is carried past it, and so is light that it does not see. Two weights are
    not in it: whoever learned adds theta, and bend, which says what the numbers of a picture mean."""
    g = Graph(f"apply_{task}_{size}")
    frame = ["height", "width", 4]
    source = g.input("source", frame)
    tape = Tape(g, g.constant(np.zeros(count, np.float32)))
    bend = g.constant(np.full(1, -1.0, np.float32))
    colour = source.transpose(2, 0, 1).slice(0, 0, 3)
    made = {"picture": painted, "repair": repaired, "matte": cut_out}[task](tape, colour, bend, size)
    alpha = source.transpose(2, 0, 1).slice(0, 3, 4)
    g.output(concat(made, alpha * 0.0 + 1.0 if task == "matte" else alpha, axis=0).transpose(1, 2, 0), "result", frame)
    return without(g.model(), {tape.theta.name: "theta", bend.name: "bend"})


def painted(tape, colour, bend, size):
    seen = perceived(colour, bend)
    found = told(over_the_edge(tape, seen, "picture", size).clip(), bend)
    return found + (colour - told(seen, bend))


def repaired(tape, colour, bend, size):
    """What the network changes by less than is seen stays to the last bit."""
    seen = perceived(colour, bend)
    found = over_the_edge(tape, seen, "repair", size)
    change = (found - seen).abs().do("ReduceMax", axes=[0], keepdims=1).do("Unsqueeze", tape.graph.ints([0]))
    around = change.do("AveragePool", kernel_shape=[7, 7], pads=[3] * 4).do("Squeeze", tape.graph.ints([0]))
    return colour + (told(found.clip(), bend) - told(seen, bend)) * around.smoothstep(*UNSEEN)


def cut_out(tape, colour, bend, size):
    """Drawn on a smaller picture; then each pixel takes the part that its colour would have there."""
    seen = perceived(colour, bend)
    small = reduced(seen)
    matte = over_the_edge(tape, small, "matte", size).sigmoid()
    slopes, offset = guided(small, matte)
    shown = (enlarged(slopes, seen) * seen).do("ReduceSum", tape.graph.ints([0]), keepdims=1) + enlarged(offset, seen)
    shown = shown.clip()
    return concat(shown, shown, shown, axis=0)


def over_the_edge(tape, seen, task, size):
    """The network's answer to planes [channels, rows, columns], which it sees with their border repeated around them."""
    g = tape.graph
    rows_columns = seen.do("Shape", start=1, end=3)
    beyond = g.ints([EDGE, EDGE])
    missing = g.node("Sub", beyond, g.node("Mod", rows_columns + g.ints([2 * EDGE] * 2), g.ints([MULTIPLE]))) + g.ints([MULTIPLE])
    padded = g.node("Pad", seen, concat(g.ints([0, EDGE, EDGE, 0]), missing, axis=0), mode="edge").do("Unsqueeze", g.ints([0]))
    found = answer(tape, tape.fed(padded, 3), task, size, BANDS)
    return found.do("Squeeze", g.ints([0])).do("Slice", beyond, rows_columns + beyond, g.ints([1, 2]))


def reduced(seen):
    """Means of squares, so many pixels each way that LINES rows or fewer are left."""
    g = seen.graph
    whole = seen.do("Shape", start=1, end=3)
    side = share_of(whole)
    missing = g.node("Mod", g.node("Sub", side, g.node("Mod", whole, side)), side)
    padded = g.node("Pad", seen, concat(g.ints([0, 0, 0, 0]), missing, axis=0), mode="edge")
    squares = g.node("Div", whole + missing, side)
    rows, columns = (squares.slice(0, axis, axis + 1) for axis in (0, 1))
    return padded.do("Reshape", concat(g.ints([3]), rows, side, columns, side, axis=0)).mean(2, 4).do("Squeeze", g.ints([2, 4]))


def share_of(whole):
    """How many pixels each way become one."""
    rows = whole.slice(0, 0, 1)
    return whole.graph.node("Div", rows + whole.graph.ints([LINES - 1]), whole.graph.ints([LINES]))


def guided(seen, matte):
    """The matte around each pixel as a plane through the colours there: slopes and offset."""
    g = seen.graph
    part = lambda value, index, count=1: value.slice(0, index, index + count)
    red, green, blue = (part(seen, channel) for channel in range(3))
    products = concat(red * red, red * green, red * blue, green * green, green * blue, blue * blue, axis=0)
    means = around(concat(seen, matte, seen * matte, products, axis=0), REACH)
    colour, cover = part(means, 0, 3), part(means, 3)
    shared = part(means, 4, 3) - colour * cover
    mean = [part(colour, channel) for channel in range(3)]
    pairs = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)]
    spread = [part(means, 7 + i) - mean[j] * mean[k] + (CALM if j == k else 0.0) for i, (j, k) in enumerate(pairs)]
    slopes = solved(spread, [part(shared, channel) for channel in range(3)])
    offset = cover - (slopes * colour).do("ReduceSum", g.ints([0]), keepdims=1)
    smooth = around(concat(slopes, offset, axis=0), BESIDE)
    return part(smooth, 0, 3), part(smooth, 3)


def solved(spread, shared):
    """Of each pixel the slopes: its symmetric matrix, by rows of the upper half, times them is shared. Colour after colour is
    eliminated: of a grey picture determinants would be nothing but rounding."""
    red, red_green, red_blue, green, green_blue, blue = spread
    by_red, blue_by_red = red_green / red, red_blue / red
    green, green_blue = green - by_red * red_green, green_blue - by_red * red_blue
    by_green = green_blue / green
    blue = blue - blue_by_red * red_blue - by_green * green_blue
    first, second = shared[0], shared[1] - by_red * shared[0]
    of_blue = (shared[2] - blue_by_red * first - by_green * second) / blue
    of_green = second / green - by_green * of_blue
    return concat(first / red - by_red * of_green - blue_by_red * of_blue, of_green, of_blue, axis=0)


def around(planes, reach):
    """Of each pixel the mean of those around it."""
    axis = planes.graph.ints([0])
    pool = {"kernel_shape": [2 * reach + 1] * 2, "pads": [reach] * 4, "count_include_pad": 0}
    return planes.do("Unsqueeze", axis).do("AveragePool", **pool).do("Squeeze", axis)


def enlarged(planes, seen):
    """As large as what was reduced to it."""
    g = seen.graph
    whole = seen.do("Shape", start=1, end=3)
    size = concat(planes.do("Shape", start=0, end=1), planes.do("Shape", start=1, end=3) * share_of(whole), axis=0)
    grown = planes.do("Unsqueeze", g.ints([0])).do("Resize", None, None, concat(g.ints([1]), size, axis=0), mode="linear")
    return grown.do("Squeeze", g.ints([0])).do("Slice", g.ints([0, 0]), whole, g.ints([1, 2]))


def perceived(colour, bend):
    """Scene light in steps that look alike; what is shown already is such. Between 0 and 1."""
    steps = (colour.maximum(0.0) * bend + 1.0).log() / (bend * BRIGHTEST + 1.0 + 1e-6).log()
    return (bend > 0.0).where(steps, colour).clip()


def told(seen, bend):
    """The light of what was seen."""
    light = ((seen * (bend * BRIGHTEST + 1.0).log()).exp() - 1.0) / bend.maximum(1e-6)
    return (bend > 0.0).where(light, seen)


def without(model, names):
    """The graph with some of its weights taken out, under other names."""
    for node in model.graph.node:
        node.input[:] = [names.get(name, name) for name in node.input]
    kept = [tensor for tensor in model.graph.initializer if tensor.name not in names]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    return model


def drawn(task, size):
    """How theta begins: counts of numbers, and how far each scatters about 0."""
    g = Graph("count")
    tape = Tape(g, g.input("theta", None))
    answer(tape, tape.fed(g.input("source", [1, 3, 8, 8]), 3), task, size)
    return tape.drawn
