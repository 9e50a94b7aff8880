"""The pack framewright-identity: every value comes out as it went in. It measures and proves the path.

    python -m training.graphs.identity
"""

from .. import pack
from ..pencil import Graph

CARD = """
Returns the frame bit for bit: no training, no weights. `framewright bench path` times the way of a frame with it, and the
tests prove with it that nothing on that way changes a value.
"""


def identity():
    g = Graph("identity")
    g.output(g.input("source", ["height", "width", 4]), "result", ["height", "width", 4])
    return g.model().SerializeToString()


def export(models):
    graphs = {"main": ("framewright-identity.onnx", identity())}
    pack.write(models / "framewright-identity", "Identity", "model", graphs, CARD)


if __name__ == "__main__":
    export(pack.MODELS)
