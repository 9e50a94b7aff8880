"""Writes the style packs: one command, same bytes each time. Usage: export.py [finishing] [LOOK ...] (all when none is named)."""

import hashlib
import json
import sys
from pathlib import Path

import cv2
import numpy as np

import finishing
import looks
import preview
import reference

MODELS = Path(__file__).resolve().parents[2] / "models"
ATTRIBUTION = "No footage went into it: the painter is a program, exported as arithmetic. Nothing in it was trained."

TITLES = {
    "ink": ("Ink cartoon", "content: lines and flats follow the picture"),
    "papercut": ("Cut-out paper", "sheets and shadows follow the picture; the paper's grain stays with the screen"),
    "oil": ("Oil paint", "strokes follow the picture's forms; the bristles' grain stays with the screen"),
    "watercolour": ("Watercolour", "washes follow the picture; paper and pigment grain stay with the screen"),
    "pencil": ("Graphite pencil", "outlines follow the picture; hatching stays with the paper, that is the screen"),
    "engraving": ("Copper engraving", "lines bend and swell with the picture; their raster stays with the screen"),
    "halftone": ("Four-colour halftone", "dot sizes follow the picture; the dot raster stays with the screen"),
    "neon": ("Neon night", "tubes and glow follow the picture"),
    "anime": ("Painted anime background", "colours and lines follow the picture"),
    "twoink": ("Two-ink print", "inks follow the picture; the print's grain stays with the screen"),
    "mosaic": ("Mosaic", "stones stay with the screen and lean to the picture's edges"),
}


def write(pack_id, title, graphs, card):
    """graphs: ONNX model by role, "main" among them."""
    folder = MODELS / pack_id
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for role, model in graphs.items():
        data = model.SerializeToString()
        path = f"{pack_id}.onnx" if role == "main" else f"{role}.onnx"
        (folder / path).write_bytes(data)
        files[role] = {"path": path, "sha256": hashlib.sha256(data).hexdigest()}
    manifest = {"id": pack_id, "version": "0.1.0", "title": title, "effect": "style", "licence": "Apache-2.0",
                "files": files, "frames_before": 0, "frames_after": 0, "layout": "rgba_hwc", "range": [0.0, 1.0],
                "multiple": 1, "parameters": []}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    (folder / "CARD.md").write_text(f"# {title}\n\n{card.strip()}\n")
    return folder


def drawn(width=192, height=108):
    """A test picture: sky, a ball with a shadow side, grass with texture."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    sky = np.stack([150 + 60 * y / height, 190 + 30 * y / height, 235 - 20 * y / height], -1)
    blades = 24 * np.sin(x * 0.9 + 6 * np.sin(y * 0.35))
    grass = np.stack([70 + blades, 130 + blades, 50 + 0.5 * blades], -1)
    picture = np.where((y > height * 0.62)[..., None], grass, sky)
    distance = np.hypot(x - width * 0.45, y - height * 0.5) / (height * 0.28)
    light = (1 - 0.6 * np.hypot(x - width * 0.4, y - height * 0.4) / (height * 0.4))[..., None].clip(0.15, 1)
    picture = np.where((distance < 1)[..., None], np.float32([225, 110, 60]) * light, picture)
    return picture.clip(0, 255).astype(np.uint8)[..., ::-1]


def through_all(model, source):
    """A frame through preparation, look and finish, as the server does it."""
    one, curve = np.float32([1]), np.float32([0, 0, 1, 0, 0, 1, 0])
    host = {"premultiplied": 0 * one, "curve": curve, "source": source}
    display = preview.session(finishing.prepare()).run(None, host)[0]
    styled = preview.paint(preview.session(model), display)
    return preview.session(finishing.finish()).run(None, {
        **host, "display": display, "styled": styled, "mask": np.ones((1, 1, 4), np.float32), "mask_channel": one,
        "keep_colours": 0 * one, "keep_detail": 0 * one, "view": 0 * one})[0]


def golden(folder, model):
    """One drawn frame in and out, 8 bit: what the tests compare with."""
    source = drawn()
    result = preview.picture(through_all(model, preview.frame(source)))
    (folder / "golden").mkdir(exist_ok=True)
    cv2.imwrite(str(folder / "golden" / "source.png"), source)
    cv2.imwrite(str(folder / "golden" / "result.png"), result)


def export_look(name):
    title, anchored = TITLES[name]
    purpose = " ".join(looks.LOOKS[name].__doc__.split())
    card = f"""{purpose}

- Recipe: `inference-server/training/style/looks.py`, function `{name}`; `export.py {name}` writes this folder again.
- What moves with what: {anchored}.
- Input `source` [H,W,4] display-referred, straight, 0 to 1; `stroke_size` [1]; `seed` [1]. Output `result` [H,W,4].
- Paints on 540 lines (times 1 / stroke size) whatever the frame's size, so proxies and full frames agree.
- {ATTRIBUTION}
"""
    model = looks.model(name)
    golden(write(f"framewright-style-{name}", title, {"main": model}, card), model)


def export_finishing():
    card = f"""The stages around every look, and the style from a reference.

- `main` (prepare): the host's pixels to display-referred, straight RGB between 0 and 1.
- `finish`: back to the host's encoding, keeps the picture's own colours and detail as asked, mask, alpha untouched.
- `sheet`: a whole picture in {reference.SHEET_LINES} soft lines, which the next two read.
- `statistics`: a whole picture summed up in {reference.PROFILE} numbers: tone, palette by tone, detail by scale.
- `underlay`: what the transfer needs of the whole picture: its soft colours, what is too faint to be meant, texture to add.
- `transfer`: moves a picture, or some rows of it, from its own numbers towards another's. It carries tone, palette and the amount
  of detail at each scale. It does not carry brushwork, lines or objects.
- Recipe: `inference-server/training/style/finishing.py`, `reference.py`; `export.py` writes this folder again.
- {ATTRIBUTION}
"""
    graphs = {"main": finishing.prepare(), "finish": finishing.finish(), "sheet": reference.sheet(),
              "statistics": reference.statistics(), "underlay": reference.underlay(), "transfer": reference.transfer()}
    write("framewright-style", "Style finishing and reference", graphs, card)


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["finishing", *looks.LOOKS]
    for name in wanted:
        export_finishing() if name == "finishing" else export_look(name)
