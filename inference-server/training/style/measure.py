"""How still does a look hold?

    python -m training.style.measure CLIPS_FOLDER [LOOK ...]

Temporal error: RMS of S(t) - warp(S(t-1)) outside occlusions, along the flow as it comes, the clip's own beside it, at 320 pixels
width. `or_still` is the ratio of the two where nothing is warped that motion explains no better than standing still.
Flicker: one frame, two draws of noise; deviation of the styled difference over that of the noise.
Scales: PSNR of the result at 1/2 and 1/4 size against the reduced full result, from 1080 lines.
`strength` is mean |S - source|. `structure` is how much of it a change of brightness, contrast and colour cannot do: 1 less the
correlation of luma around each pixel (a bell of 2), mean over the small picture.
"""

import json
import sys
from pathlib import Path

import cv2
import numpy as np

from . import preview
from .gallery import LOOKS

CLIPS = ("aslwalk.mkv", "bbb.mp4", "bottle.mp4", "friday.mp4")


def read(path, count=4):
    capture, frames = cv2.VideoCapture(str(path)), []
    while len(frames) < count and capture.isOpened():
        more, picture = capture.read()
        if not more:
            break
        frames.append(picture)
    return frames


def small(picture, width=320):
    height = round(picture.shape[0] * width / picture.shape[1] / 4) * 4
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)


def structure(source, styled, around=2.0, noise=0.02**2):
    one, other = (cv2.cvtColor(small(p), cv2.COLOR_BGR2GRAY).astype(np.float32) / 255 for p in (source, styled))
    mean = lambda picture: cv2.GaussianBlur(picture, (0, 0), around)
    shared = lambda a, b: mean(a * b) - mean(a) * mean(b)
    spread = np.sqrt((shared(one, one).clip(0) * shared(other, other).clip(0)))
    return float(1 - ((shared(one, other) + noise / 2) / (spread + noise / 2)).mean())


def stands_still(here, there, flow, gain=1.5, around=(7, 7)):
    """Where motion explains a pixel no better than standing still. On a plain wall the flow is any."""
    height, width = here.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    carried = cv2.remap(there, x + flow[..., 0], y + flow[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    unlike = lambda other: cv2.blur(np.abs(here.astype(np.float32) - other), around)
    return unlike(there) <= unlike(carried) + gain


def temporal_error(source, styled, or_still=False):
    flow_of, errors = cv2.DISOpticalFlow_create(1), []
    height, width = source[0].shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    for a, b, styled_a, styled_b in zip(source, source[1:], styled, styled[1:]):
        grey_a, grey_b = (cv2.cvtColor(i, cv2.COLOR_BGR2GRAY) for i in (a, b))
        back, forth = flow_of.calc(grey_b, grey_a, None).copy(), flow_of.calc(grey_a, grey_b, None).copy()
        if or_still:
            back[stands_still(grey_b, grey_a, back)] = 0
            forth[stands_still(grey_a, grey_b, forth)] = 0
        at_x, at_y = x + back[..., 0], y + back[..., 1]
        there = cv2.remap(forth, at_x, at_y, cv2.INTER_LINEAR)
        seen = ((back + there) ** 2).sum(-1) < 0.01 * ((back**2).sum(-1) + (there**2).sum(-1)) + 0.5
        seen &= (at_x > 0) & (at_x < width - 1) & (at_y > 0) & (at_y < height - 1)
        carried = cv2.remap(styled_a, at_x, at_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        difference = (styled_b.astype(np.float32) - carried) / 255
        errors.append(np.sqrt((difference**2).mean(-1)[seen].mean()))
    return float(np.mean(errors))


def flicker(run, picture, deviation=0.01):
    random, source = np.random.default_rng(7), preview.frame(picture)
    styled, noises = [], []
    for _ in range(2):
        noisy = source.copy()
        noise = random.normal(0, deviation, source[..., :3].shape).astype(np.float32)
        noisy[..., :3] = (noisy[..., :3] + noise).clip(0, 1)
        noises.append(noisy)
        styled.append(preview.paint(run, noisy))
    return float((styled[0] - styled[1])[..., :3].std() / (noises[0] - noises[1])[..., :3].std())


def psnr(a, b):
    return float(-10 * np.log10(np.mean((a - b) ** 2)))


def scales(run, picture):
    source = preview.frame(cv2.resize(picture, (1920, 1080), interpolation=cv2.INTER_CUBIC))
    full = preview.paint(run, source)
    found = []
    for size in ((960, 540), (480, 270)):
        reduced = cv2.resize(source, size, interpolation=cv2.INTER_AREA)
        expected = cv2.resize(full, size, interpolation=cv2.INTER_AREA)
        found.append(psnr(preview.paint(run, np.ascontiguousarray(reduced))[..., :3], expected[..., :3]))
    return found


def row(run, clips):
    found = {}
    for name, frames in clips.items():
        styled = [preview.picture(preview.paint(run, preview.frame(f))) for f in frames]
        source, small_styled = [small(f) for f in frames], [small(s) for s in styled]
        own, error = temporal_error(source, source), temporal_error(source, small_styled)
        or_still = temporal_error(source, small_styled, True) / temporal_error(source, source, True)
        strength = float(np.mean([np.abs(s.astype(float) - f).mean() for s, f in zip(styled, frames)]) / 255)
        found[name] = dict(own=round(own, 4), error=round(error, 4), ratio=round(error / own, 2), or_still=round(or_still, 2),
                           strength=round(strength, 3), structure=round(structure(frames[0], styled[0]), 2), flicker=round(flicker(run, frames[0]), 2))
    found["scales"] = [round(s, 1) for s in scales(run, clips["bbb.mp4"][0])]
    return found


if __name__ == "__main__":
    clips = {name: read(Path(sys.argv[1]) / name) for name in CLIPS}
    for name in sys.argv[2:] or LOOKS:
        print(name, json.dumps(row(preview.session(LOOKS[name].model()), clips)), flush=True)
