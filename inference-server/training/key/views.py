"""The graphs of the model pack that draw what the artist looks at, by the conventions of `graphs.py`."""
import torch
from torch import nn

from .graphs import exchanged, flat, luma, picture, planes, srgb_decoded, srgb_encoded, unit


class Foreground(nn.Module):
    """Foreground after the artist's spill controls; `limit` = [use it, average 1 or maximum 0, neutral]."""

    def forward(self, plate, key, alpha, blue, amount, limit, keep_luminance, recover):
        source, fg, alpha = exchanged(planes(plate)[0], blue), exchanged(planes(key)[0], blue), flat(alpha)
        fg = source + amount * (fg - source)
        core = ((alpha - 0.95) * 20).clamp(0, 1) * recover
        fg = fg + core * (source - fg)
        removed = (excess_over(fg, limit[1])).clamp(min=0) * limit[0]
        despilled = torch.cat([fg[:, 0:1], fg[:, 1:2] - removed, fg[:, 2:3]], 1) + removed * limit[2] / 3
        back = luma(fg) / luma(despilled).clamp(min=1e-4)
        despilled = despilled * (1 + keep_luminance * limit[0] * (back.clamp(0, 4) - 1))
        return exchanged(despilled, blue)


def excess_over(fg, average):
    r, g, b = fg[:, 0:1], fg[:, 1:2], fg[:, 2:3]
    return g - (average * (r + b) / 2 + (1 - average) * torch.maximum(r, b))


class CompositeView(Foreground):
    """Straight foreground with its alpha; the caller premultiplies."""

    def forward(self, plate, key, alpha, *spill):
        return picture(super().forward(plate, key, alpha, *spill), flat(alpha), plate)


class Finish(nn.Module):
    """The composite with nothing but the matte's levels to apply, in one pass: of display-encoded frames, or of scene-linear ones where
    `linear` is 1."""

    def forward(self, key, plate, clip_black, clip_white, premultiply, linear):
        return picture(*self.finished(*planes(key), planes(plate)[1], clip_black, clip_white, premultiply, linear), key)

    def finished(self, colour, alpha, given, clip_black, clip_white, premultiply, linear):
        level = ((alpha - clip_black) * (1 / (clip_white - clip_black))).clamp(0, 1) * unit(given)
        return delivered(colour, 1 + premultiply * (level - 1), linear), level


@torch.jit.script
def delivered(colour, factor, linear):
    """A branch in the graph: display-encoded frames pay nothing for the other."""
    if bool(linear > 0.5):
        return srgb_decoded(colour) * factor
    else:
        return colour * factor


class KeyView(nn.Module):
    """The composite of display-encoded frames with every spill control at its default, in one pass."""

    def forward(self, key, alpha, premultiply):
        colour, alpha = planes(key)[0], flat(alpha)
        return picture(colour * (1 + premultiply * (alpha - 1)), alpha, key)


class ForegroundView(Foreground):
    def forward(self, plate, key, alpha, *spill):
        return picture(super().forward(plate, key, alpha, *spill), torch.ones_like(flat(alpha)), plate)


class GreyView(Foreground):
    """Over middle grey, mixed in light."""

    def forward(self, plate, key, alpha, *spill):
        fg, alpha = srgb_decoded(super().forward(plate, key, alpha, *spill)), flat(alpha)
        return picture(srgb_encoded(fg * alpha + 0.18 * (1 - alpha)), torch.ones_like(alpha), plate)


class OverView(Foreground):
    """Over the connected background, mixed in light; the background's own pixels are fetched by index."""

    def forward(self, plate, key, alpha, background, rows, columns, *spill):
        behind, _ = planes(background.index_select(0, rows.long()).index_select(1, columns.long()))
        fg, alpha = srgb_decoded(super().forward(plate, key, alpha, *spill)), flat(alpha)
        return picture(srgb_encoded(fg * alpha + srgb_decoded(behind) * (1 - alpha)), torch.ones_like(alpha), plate)


class MatteView(nn.Module):
    def forward(self, alpha):
        grey = flat(alpha)
        return picture(grey.expand(1, 3, -1), torch.ones_like(grey), alpha)


class StatusView(nn.Module):
    """Black where alpha is 0, white where it is 1, and in between from blue (nearly gone) to orange (nearly solid)."""

    def forward(self, plane):
        alpha = flat(plane)
        partial = torch.cat([0.1 + 0.9 * alpha, 0.25 + 0.3 * alpha, 0.9 - 0.8 * alpha], 1)
        colour = torch.where(alpha > 0.999, torch.ones_like(partial) * 0.9, partial)
        return picture(torch.where(alpha < 0.001, torch.zeros_like(partial), colour), torch.ones_like(alpha), plane)


class ScreenView(nn.Module):
    """The predicted clean plate, enlarged."""

    def forward(self, overview, up_rows, up_columns, blue):
        screen = exchanged((up_rows @ overview[:3] @ up_columns)[None], blue)
        colour = screen.flatten(2)
        return picture(colour, torch.ones_like(colour[:, :1]), screen)
