"""How far a matte and a foreground are from the truth. The Java benchmark measures the same things."""
import cv2
import numpy as np

from .greenscreen.colour import linear_to_srgb, srgb_to_linear

GREYS = (0.02, 0.18, 0.8)    # linear backgrounds for composites


def gradient(matte):
    soft = cv2.GaussianBlur(matte, (0, 0), 1.4)
    return np.hypot(cv2.Sobel(soft, cv2.CV_32F, 1, 0, ksize=3), cv2.Sobel(soft, cv2.CV_32F, 0, 1, ksize=3)) / 8


def composite(alpha, fg, background):
    return linear_to_srgb(srgb_to_linear(fg) * alpha[..., None] + (1 - alpha[..., None]) * background).clip(0, 1)


def psnr(alpha, fg, truth_alpha, truth_fg):
    values = []
    for background in GREYS:
        off = composite(alpha, fg, background) - composite(truth_alpha, truth_fg, background)
        values.append(-10 * np.log10(max(float((off ** 2).mean()), 1e-6)))
    return float(np.mean(values))


def measure(alpha, fg, truth_alpha, truth_fg):
    """MAD, MADu, F are in thousandths, Grad in 1e-5, comp in dB. All inputs float32, foregrounds encoded and straight."""
    off, unknown = np.abs(alpha - truth_alpha), (truth_alpha > 0.01) & (truth_alpha < 0.99)
    colour = ((fg - truth_fg) ** 2).mean(-1)
    partial = (truth_alpha > 0.02) & (truth_alpha < 0.98)
    excess = lambda f: f[..., 1] - np.maximum(f[..., 0], f[..., 2])
    green = np.maximum(0, excess(fg) - excess(truth_fg)) * truth_alpha
    return {
        "MAD": 1e3 * float(off.mean()),
        "MADu": 1e3 * float(off[unknown].mean()) if unknown.any() else float("nan"),
        "Grad": 1e5 * float(((gradient(alpha) - gradient(truth_alpha)) ** 2).mean()),
        "F": 1e3 * float((colour * truth_alpha).sum() / max(truth_alpha.sum(), 1)),
        "green": 1e3 * float(green[partial].mean()) if partial.any() else float("nan"),
        "comp": psnr(alpha, fg, truth_alpha, truth_fg),
    }
