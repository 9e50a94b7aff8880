"""Reads the network's weights back out of a model pack, so that training can go on from what ships."""
import os

import onnx
import torch
from onnx import numpy_helper

from .pixels import network_layers


def packed_weights(pack, names):
    """The state of `Keyer` with these parameter names: `overview.*` lies in main.onnx, `detail.*` in detail.onnx."""
    files = {"overview": "main.onnx", "detail": "detail.onnx"}
    stored = {part: initialisers(os.path.join(pack, file)) for part, file in files.items()}
    stored["detail"].update(network_layers(stored["detail"]))
    return {name: found(stored[name.split(".")[0]], name.split(".", 1)[1]) for name in names}


def grown(weights, wider):
    """`weights` inside a state of wider layers: what was there hears nothing of what is new, so the answers stay the same."""
    for name, tensor in wider.items():
        old = weights[name]
        if tensor.dim() > 1:
            tensor[:len(old), old.shape[1]:] = 0
        tensor[tuple(slice(side) for side in old.shape)] = old
    return wider


def initialisers(path):
    return {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in onnx.load(path).graph.initializer}


def found(tensors, name):
    """Export puts names of its own before ours."""
    matches = [tensor for key, tensor in tensors.items() if key.endswith("." + name)]
    if len(matches) != 1:
        raise KeyError(f"{name} is stored {len(matches)} times")
    return matches[0]
