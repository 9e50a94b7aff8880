"""The engine's golden graph: some of each operator that the shipped graphs are made of, in a few milliseconds. A device is
believed when it computes what the CPU does.

    python -m training.graphs.golden

golden: picture [1,8,32,48] -> answers [n], of the order of 1
"""

import numpy as np

from ..pencil import Graph, concat
from .adapters import RESOURCES

PICTURE = [1, 8, 32, 48]


def weights(*shape):
    return (np.random.default_rng(sum(shape)).standard_normal(shape) / np.sqrt(np.prod(shape[1:]))).astype(np.float32)


def edges(v, reach):
    return v.do("Pad", v.graph.ints([0, 0, reach, reach, 0, 0, reach, reach]), mode="edge")


def convolutions(v):
    deep = edges(v, 1).do("Conv", weights(16, 8, 3, 3), weights(16), strides=[2, 2]).do("LeakyRelu", alpha=0.1)
    each = edges(deep, 2).do("Conv", weights(16, 1, 5, 5), group=16)
    return (each + deep).do("Conv", weights(8, 16, 1, 1)).sigmoid()


def samplings(v, small):
    size = v.graph.ints(PICTURE)
    large = small.do("Resize", None, None, size, mode="linear", coordinate_transformation_mode="half_pixel")
    x, y = ((v.channel(0) * 0.0 + 1.0).do("CumSum", np.array(axis, np.int64)) / PICTURE[axis] for axis in (3, 2))
    grid = concat(x * 1.6 - 0.9 + large.channel(0) * 0.1, y * 1.4 - 0.8).transpose(0, 2, 3, 1)
    moved = v.do("GridSample", grid, mode="bilinear", padding_mode="border", align_corners=1)
    return [large, moved, v.do("AveragePool", kernel_shape=[2, 2], strides=[2, 2]), edges(v, 1).do("MaxPool", kernel_shape=[3, 3])]


def arithmetic(v):
    soft = (v * 4.0).do("Softmax", axis=1)
    largest, _ = v.do("TopK", v.graph.ints([3]), outputs=2, axis=1)
    table = v.reshape(8, 32 * 48).transpose(1, 0) @ weights(8, 5)
    curve = (v > 0.5).where(v.power(2.2), v.sqrt() * 0.5) + (v * 6.0).sin() - v.floor()
    return [soft, largest, table, curve, v.clip(0.2, 0.7), v.exp() * 0.3, v.channels_max() - v.channels_min()]


def golden():
    g = Graph("golden")
    v = g.input("picture", PICTURE)
    small = convolutions(v)
    parts = [small, *samplings(v, small), *arithmetic(v)]
    means = [v.mean(2, 3).reshape(-1), small.sum(1).reshape(-1)]
    g.output(concat(*(part.reshape(-1) for part in parts), *means, axis=0), "answers", ["answers"])
    return g.model()


def export(folder):
    (folder / "golden.onnx").write_bytes(golden().SerializeToString())


if __name__ == "__main__":
    export(RESOURCES)
