"""Writes a model pack: an ONNX file, its manifest with the file's hash, and its card."""

import hashlib
import json
from pathlib import Path

import onnx
from onnx import TensorProto, helper

MODELS = Path(__file__).resolve().parents[2] / "models"
OPSET = 17
IR_VERSION = 9


def picture(name):
    """A frame as the contract has it: [height, width, 4]."""
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["height", "width", 4])


def number(name):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1])


def constant(name, values):
    kind = TensorProto.INT64 if all(isinstance(v, int) for v in values) else TensorProto.FLOAT
    return helper.make_tensor(name, kind, [len(values)], values)


def graph(name, nodes, inputs, outputs, constants=()):
    body = helper.make_graph(nodes, name, inputs, outputs, list(constants))
    model = helper.make_model(
        body, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name="framewright"
    )
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString()


def write(pack_id, title, effect, card, main, parameters=()):
    folder = MODELS / pack_id
    folder.mkdir(parents=True, exist_ok=True)
    file = f"{pack_id}.onnx"
    (folder / file).write_bytes(main)
    manifest = {
        "id": pack_id,
        "version": "0.1.0",
        "title": title,
        "effect": effect,
        "licence": "Apache-2.0",
        "files": {"main": {"path": file, "sha256": hashlib.sha256(main).hexdigest()}},
        "frames_before": 0,
        "frames_after": 0,
        "layout": "rgba_hwc",
        "range": [0.0, 1.0],
        "multiple": 1,
        "parameters": list(parameters),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    (folder / "CARD.md").write_text(f"# {title}\n\n{card.strip()}\n")
