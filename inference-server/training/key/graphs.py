"""The graphs of the model pack besides the network and the views: what a frame and its matte pass on their way.

Conventions: pictures are [H,W,4] as frames lie in memory. `plate` is display-encoded (sRGB curve, unbounded) and straight;
`key` is the straight foreground and the alpha, encoded like the plate; `alpha` is [1,1,H,W]. Numbers are float32 [n]. Every
graph but `grow`, `soften` and `survey` works row by row, so it may be run on strips.
"""
import torch
import torch.nn.functional as F
from torch import nn

from ..luma import REC709
from .network import OVERVIEW_STRIDE


def planes(picture):
    """[H,W,4] -> colour [1,3,H*W], alpha [1,1,H*W].

    The flat shape keeps the runtime's optimiser from moving the transposition behind the arithmetic, where it costs more.
    """
    moved = picture.permute(2, 0, 1).reshape(1, 4, -1)
    return moved[:, :3], moved[:, 3:4]


def flat(alpha):
    """[1,1,H,W] -> [1,1,H*W]."""
    return alpha.reshape(1, 1, -1)


def unit(x):
    """x held inside 0..1, and 0 where it is no number: one broken pixel must not spread."""
    return torch.where(x > 0, x, torch.zeros_like(x)).clamp(max=1)


def picture(colour, alpha, like):
    """Flat planes -> [H,W,4], as high and wide as `like`: a picture or a [1,1,H,W] plane."""
    height, width = like.shape[:2] if like.dim() == 3 else like.shape[2:]
    return torch.cat([colour, alpha], 1).reshape(4, height, width).permute(1, 2, 0)


def exchanged(colour, blue):
    """Green and blue change places where `blue` is 1: every screen is green from here on. Its own inverse."""
    r, g, b = colour[:, 0:1], colour[:, 1:2], colour[:, 2:3]
    return torch.cat([r, g * (1 - blue) + b * blue, b * (1 - blue) + g * blue], 1)


def compressed(colour):
    """Highlights scaled to 1 without a change of hue; returns the gain that brings them back."""
    gain = torch.maximum(torch.maximum(colour[:, 0:1], colour[:, 1:2]), colour[:, 2:3]).clamp(min=1)
    return (colour / gain).clamp(0, 1), gain


def luma(colour):
    return sum(w * colour[:, i:i + 1] for i, w in enumerate(REC709))


def power(x, exponent: float):
    """x ** exponent of positive x, in less than half the time of the runtime's own."""
    return (x.log() * exponent).exp()


def srgb_encoded(x):
    return torch.where(x <= 0.0031308, x * 12.92, 1.055 * power(x.clamp(min=1e-4), 1 / 2.4) - 0.055)


def srgb_decoded(x):
    return torch.where(x <= 0.04045, x * (1 / 12.92), power((x.clamp(min=1e-3) + 0.055) * (1 / 1.055), 2.4))


def straightened(source, premultiplied):
    """Colour without its alpha where it was multiplied by one, and the alpha."""
    colour, alpha = planes(source)
    factor = torch.where((premultiplied > 0.5) & (alpha > 1e-6), 1 / alpha.clamp(min=1e-6), torch.ones_like(alpha))
    return colour * factor, alpha


class Display(nn.Module):
    """A frame in any encoding -> the plate. `curve` describes the encoding, see Curve."""

    def forward(self, source, curve, premultiplied):
        colour, alpha = straightened(source, premultiplied)
        return picture(srgb_encoded(Curve.decoded(colour, curve)), alpha, source)


class DisplayLinear(nn.Module):
    """The same for frames in scene-linear light."""

    def forward(self, source, premultiplied):
        colour, alpha = straightened(source, premultiplied)
        return picture(srgb_encoded(colour), alpha, source)


class DisplayStraight(nn.Module):
    """The same for frames that are display-encoded already."""

    def forward(self, source, premultiplied):
        colour, alpha = straightened(source, premultiplied)
        return picture(colour, alpha, source)


class Deliver(nn.Module):
    """Display-encoded straight picture -> the source's own encoding, premultiplied when asked."""

    def forward(self, straight, curve, premultiply):
        colour, alpha = planes(straight)
        colour = Curve.encoded(srgb_decoded(colour), curve)
        return picture(colour * (1 + premultiply * (alpha - 1)), alpha, straight)


class DeliverDisplay(nn.Module):
    """The same for frames that are display-encoded already."""

    def forward(self, straight, premultiply):
        colour, alpha = planes(straight)
        return picture(colour * (1 + premultiply * (alpha - 1)), alpha, straight)


class Curve:
    """Every camera and display encoding as one formula with numbers.

    light = power ? ((x + b) / a) ** c : (10 ** ((x - b) / a) - d) / c     above the cut
    light = (x - f) / e                                                   up to it
    curve = [power, a, b, c, d, e, f, cut of x, cut of light]
    """

    @staticmethod
    def decoded(x, k):
        power, a, b, c, d, e, f, cut = (k[i] for i in range(8))
        root = ((x + b).clamp(min=1e-6) / a).log() * c
        line = (x - b) / a * 2.302585093
        light = torch.where(power > 0.5, root, line).exp()
        light = torch.where(power > 0.5, light, (light - d) / c)
        return torch.where(x > cut, light, (x - f) / e)

    @staticmethod
    def encoded(light, k):
        power, a, b, c, d, e, f = (k[i] for i in range(7))
        safe = torch.where(power > 0.5, light.clamp(min=1e-9), (light * c + d).clamp(min=1e-9)).log()
        x = torch.where(power > 0.5, (safe / c).exp() * a - b, safe * (a / 2.302585093) + b)
        return torch.where(light > k[8], x, light * e + f)


class MaskCells(nn.Module):
    """Area means of a mask over the cells that `rows` and `columns` weigh; `use_alpha` says where the mask lies."""

    def forward(self, mask, use_alpha, rows, columns):
        colour, alpha = planes(mask)
        value = luma(colour) * (1 - use_alpha) + alpha * use_alpha
        return rows @ unit(value).reshape(1, *mask.shape[:2]) @ columns


class Pick(nn.Module):
    """The screen's colour among a frame's cells: -> [blue, red, main, other, excess].

    `wanted` is 1 for a green screen, 2 for a blue one, 0 for whichever there is more of. `main` is green, or blue where `blue` is
    1; `excess` is what the liveliest cells have of it over the other two, next to nothing where there is no screen.
    """

    LIVELY_SHARE, OUTLIERS, DARKEST = 0.5, 100, 0.15     # one cell in OUTLIERS may be livelier than the liveliest

    def forward(self, cells, wanted):
        red, green, blue = cells.reshape(3, -1).split(1)
        more_blue = self.cover(blue, torch.maximum(red, green)) > self.cover(green, torch.maximum(red, blue))
        is_blue = torch.where(wanted == 0, more_blue.float(), (wanted == 2).float())
        main, other = torch.where(is_blue > 0.5, blue, green), torch.where(is_blue > 0.5, green, blue)
        score = main - torch.maximum(red, other)
        excess = ranked(score, (score.shape[1] + self.OUTLIERS - 2) // self.OUTLIERS + 1)
        lively = score > self.LIVELY_SHARE * excess
        count = lively.sum()
        kept = torch.where(lively, torch.cat([red, main, other]), torch.full_like(red, -1))
        return torch.cat([is_blue, ranked(kept, count - (count - 1) // 2), excess])

    def cover(self, main, others):
        """Screens are purer than what stands before them: purity counts squared."""
        return ((main - others).clamp(min=0) / main.clamp(min=self.DARKEST)).square().sum()


def ranked(rows, rank):
    """The value of each row that `rank` values reach, itself among them."""
    return rows.topk(rank, dim=1).values.amin(1)


class Main(nn.Module):
    """What the whole frame tells: screen, coarse matte, context and masks, at half the cells' resolution."""

    def __init__(self, overview):
        super().__init__()
        self.overview = overview

    def forward(self, cells, pick, inside, outside, clean, use_clean):
        inside, outside = inside[None], outside[None]
        screen, matte, context = self.overview(cells[None], pick.reshape(1, 3, 1, 1), inside, outside)
        half = lambda t: F.avg_pool2d(t, OVERVIEW_STRIDE)
        screen = screen * (1 - use_clean) + half(clean[None]) * use_clean
        return torch.cat([screen, matte, context, half(inside), half(outside)], 1)[0]


class Matte(nn.Module):
    """Levels and gamma of the key's alpha, times the alpha the source came with."""

    def forward(self, key, plate, clip_black, clip_white, gamma):
        _, alpha = planes(key)
        _, given = planes(plate)
        level = ((alpha - clip_black) / (clip_white - clip_black)).clamp(0, 1)
        shaped = torch.where(gamma == 1, level, level.clamp(min=1e-6) ** (1 / gamma) * (level > 0).float())
        return (shaped * unit(given)).reshape(1, 1, *key.shape[:2])


class Hold(nn.Module):
    """Full-size masks have the last word; `rows` and `columns` fetch the mask's pixels for the frame's."""

    def forward(self, alpha, mask, use_alpha, rows, columns, inside):
        colour, own = planes(mask.index_select(0, rows.long()).index_select(1, columns.long()))
        value = unit(luma(colour) * (1 - use_alpha) + own * use_alpha).reshape(alpha.shape)
        return torch.where(inside > 0.5, torch.maximum(alpha, value), alpha * (1 - value))


class Grow(nn.Module):
    """Moves edges outwards by `amount` pixels (at most 1), inwards where it is negative."""

    def forward(self, alpha, amount):
        sign = torch.where(amount < 0, -1.0, 1.0)
        moved = F.max_pool2d(alpha * sign, 3, 1, 1) * sign
        return alpha + amount.abs() * (moved - alpha)


class Soften(nn.Module):
    """A separable blur of TAPS weights that sum to 1; `rows` and `columns` repeat the edges by half of that."""

    TAPS = 49

    def forward(self, alpha, weights, rows, columns):
        wide = alpha.index_select(2, rows.long()).index_select(3, columns.long())
        wide = wide.reshape(1, 1, rows.shape[0], columns.shape[0])
        down = F.conv2d(wide, weights.reshape(1, 1, self.TAPS, 1))
        return F.conv2d(down, weights.reshape(1, 1, 1, self.TAPS)).clamp(0, 1)


class Smooth(nn.Module):
    """Leans alpha towards the frames before and after, where the plates agree."""

    def forward(self, alpha, plate, plate_before, alpha_before, plate_after, alpha_after, amount):
        before, after = self.agreement(plate, plate_before) * amount, self.agreement(plate, plate_after) * amount
        return (alpha + before * alpha_before + after * alpha_after) / (1 + before + after)

    @staticmethod
    def agreement(plate, neighbour):
        here, there = (compressed(planes(p)[0])[0] for p in (plate, neighbour))
        off = (here - there).abs().amax(1, keepdim=True)
        return (1 - off * 12).clamp(0, 1).reshape(1, 1, *plate.shape[:2])
