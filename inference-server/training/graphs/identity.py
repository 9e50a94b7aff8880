"""The pack framewright-identity: every value comes out as it went in. It measures and proves the path."""

import pack
from onnx import helper

CARD = """
Returns the frame bit for bit: no training, no weights. `framewright bench path` times the way of a frame with it, and the
tests prove with it that nothing on that way changes a value.
"""


def build():
    node = helper.make_node("Identity", ["source"], ["result"])
    return pack.graph("identity", [node], [pack.picture("source")], [pack.picture("result")])


if __name__ == "__main__":
    pack.write("framewright-identity", "Identity", "model", CARD, build())
