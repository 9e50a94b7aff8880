"""Runs a look on pictures and times it: the painter's mirror. Usage: preview.py LOOK PICTURE OUT.png"""

import sys
import time

import cv2
import numpy as np
import onnxruntime as ort


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
    feed = {"source": source, "stroke_size": scalar(stroke_size), "seed": scalar(seed), **more}
    return run.run(None, {k: v for k, v in feed.items() if k in names})[0]


def mover():
    """A function of source, own and aim profile: the whole transfer from a reference."""
    import reference

    soft, move, one = session(reference.soft()), session(reference.transfer()), scalar(1)

    def moved(source, own, aim):
        both = {"source": source, "own": own, "aim": aim, "tone": one}
        sheet = soft.run(None, {**both, "texture": one})[0]
        lines = scalar(len(source))
        return move.run(None, {**both, "sheet": sheet, "palette": one, "top": scalar(0), "height": lines})[0]

    return moved


def picture(result):
    return (result[..., 2::-1].clip(0, 1) * 255 + 0.5).astype(np.uint8)


if __name__ == "__main__":
    import looks

    run = session(looks.model(sys.argv[1]))
    source = frame(cv2.imread(sys.argv[2]))
    paint(run, source)
    start = time.time()
    result = paint(run, source)
    print(f"{sys.argv[1]}: {source.shape[1]}x{source.shape[0]} {1000 * (time.time() - start):.0f} ms")
    cv2.imwrite(sys.argv[3], picture(result))
