"""Transfer curves between scene-linear light and the encodings a camera writes."""
import numpy as np


def srgb_to_linear(x):
    x = np.asarray(x, np.float32)
    return np.where(x <= 0.04045, x / 12.92, ((np.maximum(x, 0) + 0.055) / 1.055) ** 2.4).astype(np.float32)


def linear_to_srgb(x):
    x = np.maximum(np.asarray(x, np.float32), 0)
    return np.where(x <= 0.0031308, x * 12.92, 1.055 * x ** (1 / 2.4) - 0.055).astype(np.float32)


def linear_to_rec709(x):
    x = np.maximum(np.asarray(x, np.float32), 0)
    return np.where(x < 0.018, 4.5 * x, 1.099 * x ** 0.45 - 0.099).astype(np.float32)


def linear_to_log(x):
    """A generic camera log (the shape of LogC3 at EI 800); only its quantisation matters here."""
    x = np.maximum(np.asarray(x, np.float32), 0)
    return np.where(x > 0.010591, 0.24719 * np.log10(5.555556 * x + 0.052272) + 0.385537,
                    5.367655 * x + 0.092809).astype(np.float32)


def log_to_linear(t):
    t = np.asarray(t, np.float32)
    return np.where(t > 0.149658, (10 ** ((t - 0.385537) / 0.24719) - 0.052272) / 5.555556,
                    (t - 0.092809) / 5.367655).astype(np.float32)
