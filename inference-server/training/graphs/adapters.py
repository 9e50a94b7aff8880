"""The engine's adapter graphs: a frame to the planar picture most published models take, and back.

    python -m training.graphs.adapters

to_planar:   source [H,W,4], range [2] (low, high), multiple [1] -> planar [1,3,H',W'], edges repeated up to the multiple
from_planar: planar [1,3,H',W'], source [H,W,4], range [2]       -> result [H,W,4] with the source's alpha
"""

from pathlib import Path

from ..pencil import Graph, concat

RESOURCES = Path(__file__).resolve().parents[2] / "src/main/resources/framewright/engine"
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


def export(folder):
    for graph in (to_planar, from_planar):
        (folder / f"{graph.__name__}.onnx").write_bytes(graph().SerializeToString())


if __name__ == "__main__":
    export(RESOURCES)
