"""The network that learns a shot: a small pyramid, in three sizes and for three tasks, and the graphs that teach and apply it."""

from ..pencil import Graph, concat
from .tape import END, Tape

WIDTHS = {"small": (8, 16, 24, 32), "medium": (16, 32, 48, 64), "large": (24, 48, 64, 96)}
TASKS = {"picture": 3, "repair": 3, "matte": 1}  # channels that come out
MULTIPLE = 8  # of rows and columns: three halvings
EDGE = 16  # pixels beyond the picture that the network is shown, as while it learned

BETAS = 0.9, 0.99
KEEP = 0.99  # of the mean weights, each step
DETAIL = 0.5  # how much differences of neighbours count beside the values
STEEPEST = 1.0  # length of a gradient beyond which it is shortened


def pyramid(tape, x, widths, out):
    """Pictures of 0..1 in; what comes out is near 0 at the start."""
    levels, h = [], tape.fed(x * 2.0 - 1.0, tape.channels[x.name])
    for level, width in enumerate(widths):
        for first in (True, False):
            h = tape.rectifier(tape.convolution(h, width, is_first=level == 0 and first))
        if level < len(widths) - 1:
            levels.append(h)
            h = tape.halved(h)
    for level in reversed(levels):
        width = tape.channels[level.name]
        h = tape.rectifier(tape.convolution(h, width, size=1))
        h = tape.rectifier(tape.convolution(tape.joined(tape.doubled(h), level), width))
    return tape.convolution(h, out, gain=0.1)


def answer(tape, x, task, size):
    """A picture, or for a matte the logit of it."""
    h = pyramid(tape, x, WIDTHS[size], TASKS[task])
    return {"picture": lambda: tape.plus(h, 0.5), "repair": lambda: tape.plus(h, x), "matte": lambda: h}[task]()


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
    """A frame of any size, through the network. Light beyond 0..1 is carried past it, and so is alpha. The weights are not in
    it: whoever learned them adds theta."""
    import numpy as np

    g = Graph(f"apply_{task}_{size}")
    frame = ["height", "width", 4]
    source = g.input("source", frame)
    colour = source.transpose(2, 0, 1).slice(0, 0, 3)
    seen = colour.clip()
    rows_columns = source.do("Shape", start=0, end=2)
    beyond = g.ints([EDGE, EDGE])
    missing = g.node("Sub", beyond, g.node("Mod", rows_columns + beyond * g.ints([2]), g.ints([MULTIPLE]))) + g.ints([MULTIPLE])
    padding = concat(g.ints([0, EDGE, EDGE, 0]), missing, axis=0)
    padded = g.node("Pad", seen, padding, mode="edge").do("Unsqueeze", g.ints([0]))
    tape = Tape(g, g.constant(np.zeros(count, np.float32)))
    found = answer(tape, tape.fed(padded, 3), task, size)
    shown = found.sigmoid() if task == "matte" else found.clip()
    shown = shown.do("Squeeze", g.ints([0])).do("Slice", beyond, rows_columns + beyond, g.ints([1, 2]))
    if task == "matte":
        result = concat(shown, shown, shown, shown * 0.0 + 1.0, axis=0)
    else:
        result = concat(shown + (colour - seen), source.transpose(2, 0, 1).slice(0, 3, 4), axis=0)
    g.output(result.transpose(1, 2, 0), "result", frame)
    return without(g.model(), tape.theta.name)


def without(model, weights):
    """The graph with its weights taken out, under the name theta."""
    for node in model.graph.node:
        node.input[:] = ["theta" if name == weights else name for name in node.input]
    kept = [tensor for tensor in model.graph.initializer if tensor.name != weights]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    return model


def drawn(task, size):
    """How theta begins: counts of numbers, and how far each scatters about 0."""
    g = Graph("count")
    tape = Tape(g, g.input("theta", None))
    answer(tape, tape.fed(g.input("source", [1, 3, 8, 8]), 3), task, size)
    return tape.drawn
