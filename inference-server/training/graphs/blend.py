"""The pack framewright-retime in its plainest form: a blend of two frames, as a graph. No weights."""

import pack
from onnx import helper

node = helper.make_node


def build():
    nodes = [
        node("Sub", ["after", "before"], ["change"]),
        node("Mul", ["change", "fraction"], ["part"]),
        node("Add", ["before", "part"], ["result"]),
    ]
    inputs = [pack.picture("before"), pack.picture("after"), pack.number("fraction")]
    return pack.graph("retime", nodes, inputs, [pack.picture("result")])


if __name__ == "__main__":
    pack.write("framewright-retime", "Blend", "retime", "A blend of two frames as a graph. No weights.", build())
