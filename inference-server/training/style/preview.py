"""Runs a look on a picture and times it: the painter's mirror.

    python -m training.style.preview LOOK PICTURE OUT.png
"""

import sys
import time

import cv2
import numpy as np
import onnxruntime as ort

from . import reference
from .gallery import LOOKS


def session(model, threads=2):
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    data = model if isinstance(model, (str, bytes)) else model.SerializeToString()
    return ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def scalar(value):
    return np.float32([value])


def frame(bgr):
    """8-bit or float BGR to a frame [H,W,4] in 0..1."""
    rgb = bgr[..., ::-1].astype(np.float32) / (255 if bgr.dtype == np.uint8 else 1)
    return np.ascontiguousarray(np.concatenate((rgb, np.ones_like(rgb[..., :1])), -1))


def paint(run, source, stroke_size=1.0, seed=0.0, **more):
    names = {i.name for i in run.get_inputs()}
    feed = {"source": source, "stroke_size": scalar(stroke_size), "seed": scalar(seed), "amount": scalar(1), "fallen": scalar(0), **more}
    return run.run(None, {k: v for k, v in feed.items() if k in names})[0]


def transfer_sessions():
    """The graphs of the style from a reference: two functions, a picture's profile and the picture moved between two profiles."""
    stages = (reference.sheet, reference.statistics, reference.underlay, reference.transfer)
    shrink, sums, lay, move = (session(stage()) for stage in stages)
    one, sheet_of = scalar(1), lambda display: shrink.run(None, {"display": display})[0]

    def profile(display):
        return sums.run(None, {"sheet": sheet_of(display)})[0]

    def moved(source, own, aim):
        both = {"own": own, "aim": aim, "tone": one}
        under = lay.run(None, {**both, "sheet": sheet_of(source), "texture": one})[0]
        where = {"top": scalar(0), "height": scalar(len(source))}
        return move.run(None, {**both, **where, "source": source, "underlay": under, "palette": one})[0]

    return profile, moved


def picture(result):
    return (result[..., 2::-1].clip(0, 1) * 255 + 0.5).astype(np.uint8)


if __name__ == "__main__":
    run = session(LOOKS[sys.argv[1]].model())
    source = frame(cv2.imread(sys.argv[2]))
    paint(run, source)
    start = time.time()
    result = paint(run, source)
    print(f"{sys.argv[1]}: {source.shape[1]}x{source.shape[0]} {1000 * (time.time() - start):.0f} ms")
    cv2.imwrite(sys.argv[3], picture(result))
