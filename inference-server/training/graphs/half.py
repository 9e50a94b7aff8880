"""How far half precision would put the graphs that are nets: each number that an operator leaves is rounded to 16 bits, and what comes
out is compared with single precision. Operators themselves reckon in 32 bits here, so that a device is no nearer.

    python -m training.graphs.half
"""

import cv2
import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper, shape_inference

from .. import pack

CELLS = (128, 256)
FRAME = (272, 480)


def rounded(model):
    """The graph with a rounding behind every float of a node, but for its outputs."""
    model = shape_inference.infer_shapes(model)
    graph = model.graph
    floats = {v.name for v in graph.value_info if v.type.tensor_type.elem_type == TensorProto.FLOAT}
    nodes = []
    for node in graph.node:
        left = [name for name in node.output if name in floats]
        node.output[:] = [name + "_single" if name in floats else name for name in node.output]
        nodes.append(node)
        for name in left:
            nodes.append(helper.make_node("Cast", [name + "_single"], [name + "_half"], to=TensorProto.FLOAT16))
            nodes.append(helper.make_node("Cast", [name + "_half"], [name], to=TensorProto.FLOAT))
    del graph.node[:]
    graph.node.extend(nodes)
    for weights in graph.initializer:
        if weights.data_type == TensorProto.FLOAT:
            half = numpy_helper.to_array(weights).astype(np.float16).astype(np.float32)
            weights.CopyFrom(numpy_helper.from_array(half, weights.name))
    return model


def answer(model, inputs):
    return ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, inputs)[0]


def distance(path, inputs):
    return np.abs(answer(onnx.load(path), inputs) - answer(rounded(onnx.load(path)), inputs))


def plate():
    """A red disc with a soft rim before an uneven green screen, [3,rows,columns], and nothing masked."""
    y, x = np.mgrid[0:CELLS[0], 0:CELLS[1]].astype(np.float32)
    cover = 1 / (1 + np.exp((np.hypot(x - 120, y - 60) - 36) / 2))
    screen = np.stack([0.1 + 0 * x, 0.5 + 0.2 * x / CELLS[1], 0.15 + 0 * x])
    subject = np.stack([0.6 + 0.2 * np.sin(x / 5), 0.3 + 0.1 * np.cos(y / 7), 0.3 + 0 * x])
    none = np.zeros((1, *CELLS), np.float32)
    return {"cells": (screen + (subject - screen) * cover).astype(np.float32), "pick": np.float32([0.1, 0.6, 0.15]),
            "inside": none, "outside": none, "clean": np.zeros((3, *CELLS), np.float32), "use_clean": np.zeros(1, np.float32)}


def pair():
    """A texture without a pattern, of three sizes of grain, and the same moved by a few pixels, further to the right than to the left."""
    random, (rows, columns) = np.random.default_rng(5), FRAME
    texture = sum(cv2.resize(random.uniform(0, size / 24, (rows // size, columns // size)), (columns, rows)) for size in (2, 5, 12))
    x, y = np.meshgrid(np.arange(columns, dtype=np.float32), np.arange(rows, dtype=np.float32))
    moved = cv2.remap(texture.astype(np.float32), x - 2 - x / 160, y - 1, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    return {"before": texture[..., None].astype(np.float32), "after": moved[..., None]}


if __name__ == "__main__":
    for name, path, inputs in (("key main", "framewright-key/main.onnx", plate()), ("retime matcher", "framewright-retime/matcher.onnx", pair())):
        off = distance(pack.MODELS / path, inputs)
        print(f"{name}: off by {off.max():.4f} at most, {off.mean():.5f} in the mean")
