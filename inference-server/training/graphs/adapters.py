"""The engine's adapter graphs: a frame to the planar picture most published models take, and back; and to other colours.

    python -m training.graphs.adapters

to_planar:   source [H,W,4], range [2] (low, high), multiple [1] -> planar [1,3,H',W'], edges repeated up to the multiple
from_planar: planar [1,3,H',W'], source [H,W,4], range [2]       -> result [H,W,4] with the source's alpha
recoloured:  source [H,W,4] as it is shown, matrix [3,3]         -> result [H,W,4]: its light through the matrix
"""

from pathlib import Path

from ..pencil import Graph, concat
from ..style.finishing import srgb

RESOURCES = Path(__file__).resolve().parents[2] / "src/main/resources/framewright/engine"
SRGB_TOE = 0.04045  # as it is shown
FRAME, PLANAR = ["height", "width", 4], [1, 3, "padded_height", "padded_width"]


def low_and_span(graph):
    low, high = graph.node("Split", graph.input("range", [2]), graph.ints([1, 1]), outputs=2, axis=0)
    return low, high - low


def to_planar():
    g = Graph("to_planar")
    source, (low, span), multiple = g.input("source", FRAME), low_and_span(g), g.input("multiple", [1])
    # Transpose first, then slice: the other order is twice as slow.
    colour = source.transpose(2, 0, 1).slice(0, 0, 3) * span + low
    size = source.do("Shape", start=0, end=2).cast_float()
    missing = ((size / multiple).do("Ceil") * multiple - size).cast_int()
    padded = g.node("Pad", colour, concat(g.ints([0, 0, 0, 0]), missing, axis=0), mode="edge")
    g.output(padded.do("Unsqueeze", g.ints([0])), "planar", PLANAR)
    return g.model()


def from_planar():
    g = Graph("from_planar")
    planar, source, (low, span) = g.input("planar", PLANAR), g.input("source", FRAME), low_and_span(g)
    size = source.do("Shape", start=0, end=2)
    colour = planar.do("Squeeze", g.ints([0])).do("Slice", g.ints([0, 0]), size, g.ints([1, 2]))
    alpha = source.transpose(2, 0, 1).slice(0, 3, 4)
    g.output(concat((colour - low) / span, alpha, axis=0).transpose(1, 2, 0), "result", FRAME)
    return g.model()


def recoloured():
    g = Graph("recoloured")
    source, matrix = g.input("source", FRAME), g.input("matrix", [3, 3])
    planes = source.transpose(2, 0, 1)
    size = planes.do("Shape", start=1, end=3)
    light = displayed_light(planes.slice(0, 0, 3).reshape(3, -1))
    shown = srgb(matrix.do("MatMul", light)).do("Reshape", concat(g.ints([3]), size, axis=0))
    g.output(concat(shown, planes.slice(0, 3, 4), axis=0).transpose(1, 2, 0), "result", FRAME)
    return g.model()


def displayed_light(shown):
    """The light of what is shown: sRGB's curve, straight below 0."""
    return (shown < SRGB_TOE).where(shown / 12.92, ((shown.maximum(SRGB_TOE) + 0.055) / 1.055).power(2.4))


def export(folder):
    for graph in (to_planar, from_planar, recoloured):
        (folder / f"{graph.__name__}.onnx").write_bytes(graph().SerializeToString())


if __name__ == "__main__":
    export(RESOURCES)
