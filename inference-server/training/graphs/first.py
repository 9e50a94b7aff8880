"""First, plain versions of two effects, written as graphs: a chroma keyer, a blend of two frames."""

import pack
from onnx import helper

node = helper.make_node


def rgb_and_alpha():
    return [
        node("Transpose", ["source"], ["planes"], perm=[2, 0, 1]),
        node("Split", ["planes", "ones"], ["r", "g", "b", "a"], axis=0),
    ]


def interleave(red, green, blue, alpha):
    return [
        node("Concat", [red, green, blue, alpha], ["keyed"], axis=0),
        node("Transpose", ["keyed"], ["result"], perm=[1, 2, 0]),
    ]


def key():
    nodes = rgb_and_alpha() + [
        # With "blue" = 1 green and blue change places, and change back at the end.
        *swap("g", "b", "screen", "other"),
        node("Max", ["r", "other"], ["limit"]),
        node("Sub", ["screen", "limit"], ["excess"]),
        node("Sub", ["excess", "clean"], ["over"]),
        node("Mul", ["over", "gain"], ["gone_raw"]),
        node("Clip", ["gone_raw", "nothing", "everything"], ["gone"]),
        node("Sub", ["one", "gone"], ["kept"]),
        node("Mul", ["a", "kept"], ["alpha"]),
        node("Min", ["screen", "limit"], ["despilled"]),
        *swap("despilled", "other", "green", "blue_out"),
        node("Mul", ["r", "alpha"], ["r_out"]),
        node("Mul", ["green", "alpha"], ["g_out"]),
        node("Mul", ["blue_out", "alpha"], ["b_out"]),
        *interleave("r_out", "g_out", "b_out", "alpha"),
    ]
    constants = [
        pack.constant("ones", [1, 1, 1, 1]),
        pack.constant("clean", [0.05]),
        pack.constant("gain", [6.0]),
        pack.constant("one", [1.0]),
        helper.make_tensor("nothing", 1, [], [0.0]),
        helper.make_tensor("everything", 1, [], [1.0]),
    ]
    return pack.graph("key", nodes, [pack.picture("source"), pack.number("blue")], [pack.picture("result")], constants)


def swap(first, second, first_out, second_out):
    """Mixes by "blue": 0 keeps the order, 1 exchanges."""
    moved = f"{first_out}_moved"
    return [
        node("Sub", [second, first], [f"{moved}_by"]),
        node("Mul", [f"{moved}_by", "blue"], [moved]),
        node("Add", [first, moved], [first_out]),
        node("Sub", [second, moved], [second_out]),
    ]


def retime():
    nodes = [
        node("Sub", ["after", "before"], ["change"]),
        node("Mul", ["change", "fraction"], ["part"]),
        node("Add", ["before", "part"], ["result"]),
    ]
    inputs = [pack.picture("before"), pack.picture("after"), pack.number("fraction")]
    return pack.graph("retime", nodes, inputs, [pack.picture("result")])


if __name__ == "__main__":
    pack.write("framewright-key", "Chroma keyer", "key", "A colour-difference keyer as a graph. No weights.", key())
    pack.write("framewright-retime", "Blend", "retime", "A blend of two frames as a graph. No weights.", retime())
