"""Writes the style packs, the same bytes each time.

    python -m training.style.export [finishing] [LOOK ...]    # all when none is named
"""

import sys

import cv2
import numpy as np

from .. import pack
from . import finishing, preview, reference
from .gallery import LOOKS

ATTRIBUTION = "No footage went into it: the painter is a program, exported as arithmetic. Nothing in it was trained."


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


def golden_source(models):
    """The drawn frame that every look's golden result is painted from."""
    return models / "framewright-style" / "golden" / "source.png"


def write_golden(models, name, model):
    """A drawn frame as the look paints it, 8 bit: what the tests compare with."""
    folder = models / f"framewright-style-{name}" / "golden"
    folder.mkdir(exist_ok=True)
    cv2.imwrite(str(folder / "result.png"), preview.picture(through_all(model, preview.frame(drawn()))))


def export_look(models, look):
    pack_id = f"framewright-style-{look.name}"
    model = look.model()
    numbers = "; ".join(f"`{port.name}` [1]" for port in model.graph.input[1:])
    card = f"""{look.purpose}

- Recipe: `inference-server/training/style/{look.recipe}`, function `{look.name}`; `python -m training.style.export {look.name}` writes this folder again.
- What moves with what: {look.anchored}.
- Input `source` [H,W,4] display-referred, straight, 0 to 1; {numbers}. Output `result` [H,W,4].
- Paints on 540 lines (times 1 / stroke size) whatever the frame's size, so proxies and full frames agree.
- {ATTRIBUTION}
"""
    graphs = {"main": (f"{pack_id}.onnx", model.SerializeToString())}
    pack.write(models / pack_id, look.title, "style", graphs, card)
    write_golden(models, look.name, model)


STAGES = {"main": finishing.prepare, "finish": finishing.finish, "sheet": reference.sheet,
          "statistics": reference.statistics, "underlay": reference.underlay, "transfer": reference.transfer}


def export_finishing(models):
    card = f"""The stages around every look, and the style from a reference.

- `main` (prepare): the host's pixels to display-referred, straight RGB between 0 and 1.
- `finish`: back to the host's encoding, keeps the picture's own colours and detail as asked, mask, alpha untouched.
- `sheet`: a whole picture in {reference.SHEET_LINES} soft lines, which the next two read.
- `statistics`: a whole picture summed up in {reference.PROFILE} numbers: tone, palette by tone, detail by scale.
- `underlay`: what the transfer needs of the whole picture: its soft colours, what is too faint to be meant, texture to add.
- `transfer`: moves a picture, or some rows of it, from its own numbers towards another's. It carries tone, palette and the amount
  of detail at each scale. It does not carry brushwork, lines or objects.
- Recipe: `inference-server/training/style/finishing.py`, `reference.py`; `python -m training.style.export finishing` writes this folder again.
- {ATTRIBUTION}
"""
    files = {role: "framewright-style.onnx" if role == "main" else f"{role}.onnx" for role in STAGES}
    graphs = {role: (files[role], stage().SerializeToString()) for role, stage in STAGES.items()}
    pack.write(models / "framewright-style", "Style finishing and reference", "style", graphs, card)
    golden_source(models).parent.mkdir(exist_ok=True)
    cv2.imwrite(str(golden_source(models)), drawn())


def export(models, *names):
    for name in names or ["finishing", *LOOKS]:
        export_finishing(models) if name == "finishing" else export_look(models, LOOKS[name])


if __name__ == "__main__":
    export(pack.MODELS, *sys.argv[1:])
