"""Writes the model pack: every graph as ONNX, its manifest, and a check that each graph computes what its recipe does.

    python export.py --checkpoint best.pt --out ../../models/framewright-key --version 1.0.0
"""
import argparse
import hashlib
import json
import os
import warnings

import numpy as np
import onnx
import onnxruntime
import torch

import graphs
from evaluate import load_model
from network import CONTEXT

OPSET = 16
TOLERANCE = 2e-4
FIXED = ("curve", "weights")      # their length is part of the formula
OVERVIEW_PLANES = 3 + 1 + CONTEXT + 2


def picture(height=32, width=48):
    return torch.rand(height, width, 4)


def one(value=0.5):
    return torch.tensor([value])


def alpha(height=32, width=48):
    return torch.rand(1, 1, height, width)


def indices(count, limit=None):
    return torch.arange(count).float().clamp(max=(limit or count) - 1)


SRGB = torch.tensor([1, 1.055, 0.055, 2.4, 0, 12.92, 0, 0.04045, 0.0031308])
SPILL = {"blue": one(0.0), "amount": one(0.9), "limit": torch.tensor([1.0, 0.5, 0.0]), "keep_luminance": one(1.0),
         "recover": one(0.3)}
KEYED = {"plate": picture(), "key": picture(), "alpha": alpha()}


def strip(shrink):
    """Inputs of a Detail graph over the whole of a small plate."""
    return {"plate": picture(64, 96), "blue": one(1.0), "rows": indices(64), "columns": indices(96),
            "keep_rows": indices(60), "keep_columns": indices(90), "overview": torch.rand(OVERVIEW_PLANES, 16, 24),
            "up_rows": torch.rand(32 // shrink, 16) / 16, "up_columns": torch.rand(24, 48 // shrink) / 24}


def parts(model):
    """role -> (module, example inputs by name, output name)."""
    cells = torch.rand(3, 32, 48)
    return {
        "main": (graphs.Main(model.overview), {
            "cells": cells, "pick": torch.tensor([0.2, 0.6, 0.2]), "inside": torch.zeros(1, 32, 48),
            "outside": torch.zeros(1, 32, 48), "clean": cells, "use_clean": one(0.0)}, "overview"),
        "detail": (graphs.Detail(model.detail, 1), strip(1), "result"),
        "detail_half": (graphs.Detail(model.detail, 2), strip(2), "result"),
        "detail_quarter": (graphs.Detail(model.detail, 4), strip(4), "result"),
        "display": (graphs.Display(), {"source": picture(), "curve": SRGB, "premultiplied": one(1.0)}, "plate"),
        "deliver": (graphs.Deliver(), {"straight": picture(), "curve": SRGB, "premultiply": one(1.0)}, "result"),
        "deliver_display": (graphs.DeliverDisplay(), {"straight": picture(), "premultiply": one(1.0)}, "result"),
        "survey": (graphs.Survey(), {"plate": picture(), "blue": one(0.0), "rows": torch.rand(16, 32) / 32,
                                     "columns": torch.rand(48, 24) / 48}, "cells"),
        "mask_cells": (graphs.MaskCells(), {"mask": picture(), "use_alpha": one(1.0), "rows": torch.rand(16, 32) / 32,
                                            "columns": torch.rand(48, 24) / 48}, "cells"),
        "matte": (graphs.Matte(), {"key": picture(), "plate": picture(), "clip_black": one(0.1), "clip_white": one(0.9),
                                   "gamma": one(1.4)}, "alpha"),
        "hold": (graphs.Hold(), {"alpha_in": alpha(), "mask": picture(20, 30), "use_alpha": one(0.0),
                                 "rows": indices(32, 20), "columns": indices(48, 30), "inside": one(1.0)}, "alpha"),
        "grow": (graphs.Grow(), {"alpha_in": alpha(), "amount": one(-0.4)}, "alpha"),
        "soften": (graphs.Soften(), {
            "alpha_in": alpha(), "weights": torch.full((graphs.Soften.TAPS,), 1 / graphs.Soften.TAPS),
            "rows": indices(32 + graphs.Soften.TAPS - 1, 32), "columns": indices(48 + graphs.Soften.TAPS - 1, 48)}, "alpha"),
        "smooth": (graphs.Smooth(), {
            "alpha_in": alpha(), "plate": picture(), "plate_before": picture(), "alpha_before": alpha(),
            "plate_after": picture(), "alpha_after": alpha(), "amount": one()}, "alpha"),
        "view_composite": (graphs.CompositeView(), {**KEYED, **SPILL}, "result"),
        "view_key": (graphs.KeyView(), {"key": picture(), "alpha": alpha(), "premultiply": one(1.0)}, "result"),
        "view_foreground": (graphs.ForegroundView(), {**KEYED, **SPILL}, "result"),
        "view_grey": (graphs.GreyView(), {**KEYED, **SPILL}, "result"),
        "view_over": (graphs.OverView(), {**KEYED, "background": picture(20, 30), "rows": indices(32, 20),
                                          "columns": indices(48, 30), **SPILL}, "result"),
        "view_matte": (graphs.MatteView(), {"alpha": alpha()}, "result"),
        "view_status": (graphs.StatusView(), {"alpha": alpha()}, "result"),
        "view_cleanplate": (graphs.ScreenView(), {"overview": torch.rand(OVERVIEW_PLANES, 16, 24),
                                                  "up_rows": torch.rand(32, 16) / 16,
                                                  "up_columns": torch.rand(24, 48) / 24, "blue": one(0.0)}, "result"),
    }


def write(path, module, inputs, output):
    """Exports with every dimension free that is not a count of numbers or channels, then compares with the recipe."""
    free = {name: {i: f"{name}_{i}" for i, size in enumerate(value.shape) if size > 4 and name not in FIXED and (
        name != "overview" or i)} for name, value in inputs.items()}
    free[output] = {}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(module.eval(), tuple(inputs.values()), path, opset_version=OPSET, dynamo=False,
                          input_names=list(inputs), output_names=[output], dynamic_axes={k: v for k, v in free.items() if v})
    model = onnx.load(path)
    onnx.checker.check_model(model)
    assert model.ir_version <= 9, "the contract allows IR version 9 at most"
    with torch.no_grad():
        expected = module(*inputs.values()).numpy()
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    kept = {i.name for i in session.get_inputs()}
    result = session.run(None, {k: v.numpy() for k, v in inputs.items() if k in kept})[0]
    off = (np.abs(result - expected) / (1 + np.abs(expected))).max()
    assert off < TOLERANCE, f"{path} differs from its recipe by {off}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--checkpoint", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--version", default="1.0.0")
    options = arguments.parse_args()
    torch.manual_seed(0)
    os.makedirs(options.out, exist_ok=True)
    files = {}
    for role, (module, inputs, output) in parts(load_model(options.checkpoint)).items():
        path = os.path.join(options.out, role + ".onnx")
        write(path, module, inputs, output)
        files[role] = {"path": role + ".onnx", "sha256": hashlib.sha256(open(path, "rb").read()).hexdigest()}
    manifest = {"id": "framewright-key", "version": options.version, "title": "Framewright Key", "effect": "key",
                "licence": "Apache-2.0", "files": files, "frames_before": 0, "frames_after": 0, "layout": "rgba_hwc",
                "range": [0, 1], "multiple": 1, "parameters": []}
    with open(os.path.join(options.out, "manifest.json"), "w") as out:
        json.dump(manifest, out, indent=2)
        out.write("\n")


if __name__ == "__main__":
    main()
