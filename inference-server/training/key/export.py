"""Writes the model pack: every graph as ONNX, its manifest, and a check that each graph computes what its recipe does.

    python -m training.key.export --weights best.pt --out models/framewright-key --version 1.0.0

The pack is called what its folder is. Weights may come from a pack, too: what ships can be written again from itself.
"""
import argparse
import tempfile
import warnings
from pathlib import Path

import onnx
import onnxruntime
import torch
import torch.nn.functional as F

from .. import pack
from . import graphs, pixels, views
from .evaluate import load_model
from .network import CELL_MULTIPLE, CELLS, CONTEXT, GRID, GUIDE_REACH, REACH

OPSET = 16
TOLERANCE = 2e-4
CURVE_TOLERANCE = 1e-3      # pixels.encoded is that close to the curve the network was trained with
FIXED = ("curve", "weights")      # their length is part of the formula
OVERVIEW_PLANES = 3 + 1 + CONTEXT + 2
PLANES = {"overview": (0, OVERVIEW_PLANES), "corrections": (1, pixels.KINDS * pixels.PHASES ** 2),
          "plate": (2, 4 * pixels.PHASES)}     # the dimension that counts planes, whatever the picture's size, and how many
SHRINKS = {"": 1, "_half": 2, "_quarter": 4}


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
LEVELS = {"clip_black": one(0.1), "clip_white": one(0.9), "premultiply": one(1.0), "linear": one(1.0)}
FINISHED = {"key": picture(), "plate": picture(), **LEVELS}


def overview():
    return torch.rand(OVERVIEW_PLANES, 16, 24)


def resampling(rows, columns):
    return torch.rand(rows, 16) / 16, torch.rand(24, columns) / 24


def survey(shrink):
    return {"plate": picture(), "rows": torch.rand(16, 32 // shrink), "columns": torch.rand(48 // shrink, 24) / 48}


def detail():
    (half_rows, half_columns), (full_rows, full_columns) = resampling(32, 48), resampling(64, 96)
    return {"lines": torch.rand(64, 3, 96), "order": torch.tensor([0.0, 2, 1]), "overview": overview(), "half_rows": half_rows,
            "half_columns": half_columns, "full_rows": full_rows, "full_columns": full_columns}


def apply(full):
    shrink, rows_below = (1, 60) if full else (4, 36)
    phases = pixels.PHASES * shrink
    return {"plate": picture(60, 96).reshape(60, -1, phases * 4), "order": torch.tensor([0.0, 2, 1]),
            "corrections": torch.rand(rows_below // 2, pixels.KINDS * 4, 96 // phases),
            "enlarge": torch.rand(60, rows_below) / rows_below, "between": pixels.between(shrink),
            "screen": torch.rand(8, phases * pixels.BEHIND, 96 // phases),
            "rows": torch.rand(60, 8) / 8, "keep": indices(60)}


def finished(full):
    return {**apply(full), **LEVELS}


def full_and_reduced(role, graph, inputs, *outputs):
    return {role: (graph(True), inputs(True), *outputs), role + "_reduced": (graph(False), inputs(False), *outputs)}


def parts(model):
    """role -> (module, example inputs by name, names of its outputs)."""
    return {**network_parts(model), **colour_parts(), **matte_parts(), **view_parts()}


def network_parts(model):
    cells = torch.rand(3, 32, 48)
    return {
        "main": (graphs.Main(model.overview), {
            "cells": cells, "pick": torch.tensor([0.2, 0.6, 0.2]), "inside": torch.zeros(1, 32, 48),
            "outside": torch.zeros(1, 32, 48), "clean": cells, "use_clean": one(0.0)}, "overview"),
        "detail": (pixels.Detail(model.detail), detail(), "corrections"),
        "pick": (graphs.Pick(), {"cells": cells, "wanted": one(0.0)}, "pick"),
        **{"survey" + suffix: (pixels.Survey(shrink), survey(shrink), "lines", "cells") for suffix, shrink in SHRINKS.items()},
        "screen": (pixels.Screen(), {"overview": overview(), "columns": torch.rand(8, 24, 48) / 24}, "screen"),
        **full_and_reduced("apply", pixels.Apply, apply, "key"),
        **full_and_reduced("apply_finish", lambda full: pixels.Finished(full, views.Finish()), finished, "key", "result"),
    }


def colour_parts():
    return {
        "display": (graphs.Display(), {"source": picture(), "curve": SRGB, "premultiplied": one(1.0)}, "plate"),
        "display_linear": (graphs.DisplayLinear(), {"source": picture(), "premultiplied": one(1.0)}, "plate"),
        "display_straight": (graphs.DisplayStraight(), {"source": picture(), "premultiplied": one(1.0)}, "plate"),
        "deliver": (graphs.Deliver(), {"straight": picture(), "curve": SRGB, "premultiply": one(1.0)}, "result"),
        "deliver_display": (graphs.DeliverDisplay(), {"straight": picture(), "premultiply": one(1.0)}, "result"),
    }


def matte_parts():
    return {
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
    }


def view_parts():
    return {
        "view_composite": (views.CompositeView(), {**KEYED, **SPILL}, "result"),
        "finish": (views.Finish(), FINISHED, "result"),
        "view_key": (views.KeyView(), {"key": picture(), "alpha": alpha(), "premultiply": one(1.0)}, "result"),
        "view_foreground": (views.ForegroundView(), {**KEYED, **SPILL}, "result"),
        "view_grey": (views.GreyView(), {**KEYED, **SPILL}, "result"),
        "view_over": (views.OverView(), {**KEYED, "background": picture(20, 30), "rows": indices(32, 20),
                                          "columns": indices(48, 30), **SPILL}, "result"),
        "view_matte": (views.MatteView(), {"alpha": alpha()}, "result"),
        "view_status": (views.StatusView(), {"alpha": alpha()}, "result"),
        "view_cleanplate": (views.ScreenView(), {"overview": torch.rand(OVERVIEW_PLANES, 16, 24),
                                                  "up_rows": torch.rand(32, 16) / 16,
                                                  "up_columns": torch.rand(24, 48) / 24, "blue": one(0.0)}, "result"),
    }


def free_dimensions(inputs):
    """Every dimension is free that is not a count of numbers or channels."""
    return {name: {i: f"{name}_{i}" for i, size in enumerate(value.shape)
                   if size > 4 and name not in FIXED and PLANES.get(name) != (i, size)} for name, value in inputs.items()}


def write(path, module, inputs, outputs):
    """Exports, then compares with the recipe."""
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(module.eval(), tuple(inputs.values()), path, opset_version=OPSET, dynamo=False,
                          input_names=list(inputs), output_names=outputs,
                          dynamic_axes={name: free for name, free in free_dimensions(inputs).items() if free})
    model = onnx.load(path)
    onnx.checker.check_model(model)
    assert model.ir_version <= 9, "the contract allows IR version 9 at most"
    with torch.no_grad():
        expected = module(*inputs.values())
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    kept = {i.name for i in session.get_inputs()}
    results = session.run(None, {k: v.numpy() for k, v in inputs.items() if k in kept})
    for result, wanted in zip(results, expected if len(outputs) > 1 else [expected]):
        require_close(path, torch.tensor(result), wanted, TOLERANCE)


def require_close(what, result, expected, tolerance):
    off = ((result - expected).abs() / (1 + expected.abs())).max()
    assert off < tolerance, f"{what} differs from its recipe by {off}"


@torch.no_grad()
def check_pixels(network):
    """The graphs on the way of a frame compute what the network does, in another order."""
    colour, seen = torch.rand(1, 3, 64, 96), torch.rand(OVERVIEW_PLANES, 32, 48)
    seen[:3] = torch.tensor([0.1, 0.6, 0.2])[:, None, None]     # even: the graphs enlarge its light, the network its code values
    planes = [seen[None, a:b] for a, b in ((0, 3), (3, 4), (4, 4 + CONTEXT), (-2, -1), (-1, OVERVIEW_PLANES))]
    alpha, foreground = network(colour, *planes)
    doubled = lambda n: F.interpolate(torch.eye(n)[None], scale_factor=2.0, mode="linear", align_corners=False)[0].T
    rows, columns = doubled(32), doubled(48).T
    order = torch.tensor([0.0, 1, 2])
    lines, _ = pixels.Survey(1)(plate := picture_of(colour), torch.rand(16, 64), torch.rand(96, 24))
    corrections = pixels.Detail(network)(lines, order, seen, torch.eye(32), torch.eye(48), rows, columns)
    screen = pixels.Screen()(seen, columns.reshape(48, 48, 2).permute(2, 0, 1))
    key = pixels.Apply(True)(plate.reshape(64, 48, 8), order, corrections, None, None, screen, rows, indices(64)).reshape(plate.shape)
    require_close("the matte", key[..., 3], alpha[0, 0].clamp(0, 1), TOLERANCE)
    require_close("the foreground", key[..., :3], foreground[0].permute(1, 2, 0).clamp(0, 1), CURVE_TOLERANCE)


def picture_of(colour):
    return torch.cat([colour, torch.ones_like(colour[:, :1])], 1)[0].permute(1, 2, 0)


def export(model, folder, version):
    torch.manual_seed(0)
    check_pixels(model.detail)
    with tempfile.TemporaryDirectory() as work:
        written = {}
        for role, (module, inputs, *outputs) in parts(model).items():
            path = Path(work, role + ".onnx")
            write(str(path), module, inputs, outputs)
            written[role] = (path.name, path.read_bytes())
    pack.write(folder, folder.name.replace("-", " ").title(), "key", written, version=version, constants=constants())


def constants():
    """What the effect must know of the graphs; it reads them from the manifest, so that another size of the network changes nothing else."""
    return {"cells_across": CELLS, "cell_multiple": CELL_MULTIPLE, "overview_planes": OVERVIEW_PLANES,
            "corrections": pixels.KINDS * pixels.PHASES ** 2, "screen_planes": pixels.BEHIND, "grid": GRID, "phases": pixels.PHASES,
            "reach": REACH, "guide_reach": GUIDE_REACH, "blur_taps": graphs.Soften.TAPS}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", required=True, nargs="+", help="checkpoints or packs; several are averaged")
    arguments.add_argument("--out", required=True, type=Path)
    arguments.add_argument("--version", default="1.0.0")
    options = arguments.parse_args()
    export(load_model(*options.weights), options.out.resolve(), options.version)


if __name__ == "__main__":
    main()
