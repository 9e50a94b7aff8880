"""The engine's adapter graphs: a frame to the planar picture most published models take, and back.

to_planar:   source [H,W,4], range [2] (low, high), multiple [1] -> planar [1,3,H',W'], edges repeated up to the multiple
from_planar: planar [1,3,H',W'], source [H,W,4], range [2]       -> result [H,W,4] with the source's alpha
"""

from pathlib import Path

import pack
from onnx import TensorProto, helper

RESOURCES = Path(__file__).resolve().parents[2] / "src/main/resources/framewright/engine"
node = helper.make_node


def planar(name):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 3, "padded_height", "padded_width"])


def low_and_span():
    return [
        node("Split", ["range", "ones"], ["low", "high"], axis=0),
        node("Sub", ["high", "low"], ["span"]),
    ]


def to_planar():
    nodes = low_and_span() + [
        # Transpose first, then slice: the other order is twice as slow.
        node("Transpose", ["source"], ["planes"], perm=[2, 0, 1]),
        node("Slice", ["planes", "zero", "three", "zero"], ["rgb"]),
        node("Mul", ["rgb", "span"], ["spread"]),
        node("Add", ["spread", "low"], ["ranged"]),
        node("Shape", ["source"], ["size"], start=0, end=2),
        node("Cast", ["size"], ["size_f"], to=TensorProto.FLOAT),
        node("Div", ["size_f", "multiple"], ["tiles"]),
        node("Ceil", ["tiles"], ["whole_tiles"]),
        node("Mul", ["whole_tiles", "multiple"], ["padded_f"]),
        node("Sub", ["padded_f", "size_f"], ["missing_f"]),
        node("Cast", ["missing_f"], ["missing"], to=TensorProto.INT64),
        node("Concat", ["no_pads_before", "missing"], ["pads"], axis=0),
        node("Pad", ["ranged", "pads"], ["padded"], mode="edge"),
        node("Unsqueeze", ["padded", "zero"], ["planar"]),
    ]
    inputs = [pack.picture("source"), vector("range", 2), vector("multiple", 1)]
    return pack.graph("to_planar", nodes, inputs, [planar("planar")], constants("no_pads_before"))


def from_planar():
    nodes = low_and_span() + [
        node("Shape", ["source"], ["size"], start=0, end=2),
        node("Squeeze", ["planar", "zero"], ["planes"]),
        node("Slice", ["planes", "origin", "size", "rows_and_columns"], ["cropped"]),
        node("Sub", ["cropped", "low"], ["from_low"]),
        node("Div", ["from_low", "span"], ["plain"]),
        node("Transpose", ["source"], ["source_planes"], perm=[2, 0, 1]),
        node("Slice", ["source_planes", "three", "four", "zero"], ["alpha"]),
        node("Concat", ["plain", "alpha"], ["rgba"], axis=0),
        node("Transpose", ["rgba"], ["result"], perm=[1, 2, 0]),
    ]
    inputs = [planar("planar"), pack.picture("source"), vector("range", 2)]
    return pack.graph("from_planar", nodes, inputs, [pack.picture("result")], constants("origin"))


def vector(name, size):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [size])


def constants(own):
    table = {
        "ones": [1, 1],
        "zero": [0],
        "three": [3],
        "four": [4],
        "rows_and_columns": [1, 2],
        "no_pads_before": [0, 0, 0, 0],
        "origin": [0, 0],
    }
    shared = {"ones", "zero", "three", own} | ({"four", "rows_and_columns"} if own == "origin" else set())
    return [pack.constant(name, table[name]) for name in table if name in shared]


if __name__ == "__main__":
    RESOURCES.mkdir(parents=True, exist_ok=True)
    (RESOURCES / "to_planar.onnx").write_bytes(to_planar())
    (RESOURCES / "from_planar.onnx").write_bytes(from_planar())
