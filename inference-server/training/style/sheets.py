"""Draws the documentation's pictures: one sheet a look, two small overviews, one of references.

    python -m training.style.sheets OUT_FOLDER SHOT_1 SHOT_2 SHOT_3 SHOT_4 [references]    # still pictures, any size

The published ones show Big Buck Bunny, Sintel, Tears of Steel (Blender Foundation, CC BY 3.0) and Intel's sample videos (CC BY
4.0).
"""

import sys
from pathlib import Path

import cv2
import numpy as np

from . import finishing, preview
from .looks import PAINTERS
from .weather import WEATHER

CELL = (800, 450)
THUMBNAIL = (320, 180)
DISPLAY_CURVE = np.float32([0, 0, 1, 0, 0, 1, 0])


def wide(path, size=(1920, 1080)):
    """The middle of a picture in 16:9."""
    picture = cv2.imread(path)
    height, width = picture.shape[:2]
    crop_width, crop_height = min(width, round(height * 16 / 9)), min(height, round(width * 9 / 16))
    left, top = (width - crop_width) // 2, (height - crop_height) // 3
    return cv2.resize(picture[top:top + crop_height, left:left + crop_width], size, interpolation=cv2.INTER_CUBIC)


def small(picture, size=CELL):
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)


def save(path, picture, quality=84):
    cv2.imwrite(str(path), picture, [cv2.IMWRITE_JPEG_QUALITY, quality])


def look_sheets(folder, shots):
    overview(folder, "looks", PAINTERS, shots, columns=4)
    overview(folder, "weather", WEATHER, shots, columns=3)


def overview(folder, title, looks, shots, columns):
    """A sheet for each of the looks, and one of the second shot, as it is and in all of them."""
    thumbnails = [small(shots[1], THUMBNAIL)]
    for name, look in looks.items():
        run = preview.session(look.model())
        painted = [preview.picture(preview.paint(run, preview.frame(s))) for s in shots]
        thumbnails.append(small(painted[1], THUMBNAIL))
        cells = [small(p) for p in painted]
        save(folder / f"{name}.jpg", np.vstack([np.hstack(cells[:2]), np.hstack(cells[2:])]))
        print(name, flush=True)
    rows = [np.hstack(thumbnails[i:i + columns]) for i in range(0, len(thumbnails), columns)]
    save(folder / f"{title}.jpg", np.vstack(rows))


def distance(a, b, directions=64):
    """Sliced Wasserstein distance of two pictures' colours."""
    random = np.random.default_rng(0)
    a, b = (cv2.resize(x[..., :3], (240, 135), interpolation=cv2.INTER_AREA).reshape(-1, 3) for x in (a, b))
    lines = random.normal(size=(3, directions))
    lines /= np.linalg.norm(lines, axis=0)
    return float(np.abs(np.sort(a @ lines, 0) - np.sort(b @ lines, 0)).mean())


def reference_sheet(folder, shots):
    prepare = preview.session(finishing.prepare())
    profile, moved = preview.transfer_sessions()
    one = np.float32([1])
    shown = [prepare.run(None, {"source": preview.frame(s), "premultiplied": 0 * one, "curve": DISPLAY_CURVE})[0] for s in shots]
    profiles = [profile(d) for d in shown]
    rows = [np.hstack([np.full((THUMBNAIL[1], THUMBNAIL[0], 3), 32, np.uint8)] + [small(s, THUMBNAIL) for s in shots])]
    for i, source in enumerate(shown):
        row = [small(shots[i], THUMBNAIL)]
        for j, aim in enumerate(profiles):
            result = moved(source, profiles[i], aim)
            row.append(small(preview.picture(result), THUMBNAIL))
            print(f"shot {i} to reference {j}: {distance(source, shown[j]):.4f} -> {distance(result, shown[j]):.4f}", flush=True)
        rows.append(np.hstack(row))
    save(folder / "references.jpg", np.vstack(rows))


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    pictures = [wide(p) for p in sys.argv[2:6]]
    reference_sheet(out, pictures)
    if sys.argv[6:] != ["references"]:
        look_sheets(out, pictures)
