"""Measures a checkpoint on a folder of plates with exact truth (never trained on).

    python -m training.key.evaluate --weights last.pt --truth DIR [--sheet sheet.png]
"""
import argparse
import json
import os

import cv2
import numpy as np
import torch
import torch.nn.functional as F

from .metrics import measure
from .network import CELLS, Keyer, excess, scale_of
from .packed import packed_weights


def load_model(*paths):
    """The network of a checkpoint or a model pack, or of the mean of several that went on from the same weights."""
    states = [packed_weights(path, Keyer().state_dict()) if os.path.isdir(path)
              else torch.load(path, weights_only=False)["average"] for path in paths]
    state = {name: sum(each[name] for each in states) / len(states) for name in states[0]}
    model = Keyer(scale_of(state))
    model.load_state_dict(state)
    return model.eval()


def automatic_pick(cells):
    """The median of the cells with most of the screen's excess."""
    score = excess(cells)[0, 0]
    return cells[0][:, score > 0.5 * torch.quantile(score, 0.99)].median(1).values[None, :, None, None]


@torch.no_grad()
def key(model, plate):
    """Canonical display-encoded plate [H,W,3], sides a multiple of 16 -> matte, straight foreground."""
    frame = torch.from_numpy(plate.transpose(2, 0, 1)[None].copy())
    cells = F.interpolate(frame, size=CELLS, mode="area")
    none = torch.zeros(1, 1, CELLS, CELLS)
    half = lambda t: F.interpolate(t, size=[s // 2 for s in frame.shape[2:]], mode="bilinear", align_corners=False)
    screen, coarse, context = model.overview(cells, automatic_pick(cells), none, none)
    alpha, fg = model.detail(frame, half(screen), half(coarse), half(context), half(none), half(none))
    return alpha[0, 0].clamp(0, 1).numpy(), fg[0].clamp(0, 1).permute(1, 2, 0).numpy()


def read(path):
    image = cv2.imread(path, cv2.IMREAD_UNCHANGED)
    image = image.astype(np.float32) / np.iinfo(image.dtype).max
    return image[..., ::-1].copy() if image.ndim == 3 else image


def canonical(image, screen):
    return image[..., [0, 2, 1]] if screen == "blue" else image


def truths(folder):
    for entry in json.load(open(os.path.join(folder, "index.json"))):
        name = os.path.join(folder, entry["name"])
        plate, fg = (canonical(read(f"{name}_{kind}.png"), entry["screen"]) for kind in ("plate", "fg"))
        yield entry["name"], plate, read(f"{name}_alpha.png"), fg


def tile(plate, truth, alpha, fg):
    grey = lambda a, f: f * a[..., None] + 0.5 * (1 - a[..., None])
    deep = lambda a: np.repeat(a[..., None], 3, 2)
    return np.concatenate([plate, deep(truth), deep(alpha), grey(alpha, fg)], 1)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", required=True, nargs="+", help="checkpoints or packs; several are averaged")
    arguments.add_argument("--truth", required=True)
    arguments.add_argument("--sheet")
    options = arguments.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    model, rows, tiles = load_model(*options.weights), {}, []
    for name, plate, truth_alpha, truth_fg in truths(options.truth):
        alpha, fg = key(model, plate)
        rows.setdefault(name.rstrip("0123456789"), []).append(measure(alpha, fg, truth_alpha, truth_fg))
        tiles.append(cv2.resize(tile(plate, truth_alpha, alpha, fg), None, fx=0.35, fy=0.35, interpolation=cv2.INTER_AREA))
    for part, measured in rows.items():
        print(part, " ".join(f"{k} {np.nanmean([m[k] for m in measured]):.2f}" for k in measured[0]), flush=True)
    if options.sheet:
        columns = [np.concatenate(tiles[i::2] + [np.zeros_like(tiles[0])] * (i and len(tiles) % 2), 0) for i in (0, 1)]
        cv2.imwrite(options.sheet, (np.concatenate(columns, 1)[..., ::-1] * 255 + 0.5).astype(np.uint8))


if __name__ == "__main__":
    main()
