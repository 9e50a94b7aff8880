"""A first, plain version of an effect, written as a graph: a blend of two frames."""

import pack
from onnx import helper

node = helper.make_node


def retime():
    nodes = [
        node("Sub", ["after", "before"], ["change"]),
        node("Mul", ["change", "fraction"], ["part"]),
        node("Add", ["before", "part"], ["result"]),
    ]
    inputs = [pack.picture("before"), pack.picture("after"), pack.number("fraction")]
    return pack.graph("retime", nodes, inputs, [pack.picture("result")])


if __name__ == "__main__":
    pack.write("framewright-retime", "Blend", "retime", "A blend of two frames as a graph. No weights.", retime())
