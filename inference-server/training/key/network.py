"""The keyer: a frame-wide look at low resolution, then a light network on every pixel.

Everything is canonical: display-encoded (sRGB curve) values in 0..1, a green screen (blue ones have green and blue
exchanged before they come here). Keying physics is built in, the layers learn what it misses:

* `Overview` sees the whole frame shrunk to about 128 x 128 cells and predicts the clean plate, a coarse matte and a
  few context planes. Everything frame-wide happens here, so the second part may run in tiles.
* `Detail` starts from the colour-difference matte against that clean plate in linear light and from the linear unmix,
  and predicts corrections. It sees REACH pixels around each pixel and nothing else.
"""
import torch
import torch.nn.functional as F
from torch import nn

from ..luma import REC601

CONTEXT = 8              # context planes handed from Overview to Detail
OVERVIEW_STRIDE = 2      # Overview's outputs have half its input's resolution
CELLS = 128              # cells to each side by which Overview sees a square frame
CELL_MULTIPLE = 16       # Overview halves its cells four times
GRID = 8                 # Detail halves its picture three times
SPREADS = 24            # how often trust in the screen spreads to its neighbours: as far as a far brighter side may reach
SPREAD_MARGIN = 1        # of Overview's output cells
LINEAR = (0.73, 0.27)                        # of a value's square and cube
ENCODED = (1.16534, -0.21709, 0.05175)       # of the root, its square and its cube
COVER = 0.2             # how much brighter than the screen in red and blue a thing is that begins to cover it
GUIDE_NOISE = 1e-4       # variance of luma that says nothing about the matte
GUIDE_REACH = 4
REACH = 96               # Detail's receptive field to each side, rounded up; pixels


def bent(x):
    """A trickle for negative values keeps every channel learning: with none, whole layers fell silent for good."""
    return F.leaky_relu(x, 0.1)


def conv(inputs, outputs, stride=1, dilation=1):
    return nn.Conv2d(inputs, outputs, 3, stride, dilation, dilation)


class Residual(nn.Module):
    def __init__(self, width, dilation=1):
        super().__init__()
        self.first, self.second = conv(width, width, 1, dilation), conv(width, width, 1, dilation)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)

    def forward(self, x):
        return x + self.second(bent(self.first(bent(x))))


class Merge(nn.Module):
    """Joins the level below with this level's own features."""

    def __init__(self, below, own):
        super().__init__()
        self.below, self.own = nn.Conv2d(below, own, 1), nn.Conv2d(own, own, 1)

    def forward(self, below, own):
        return up(self.below(below)) + self.own(own)


def up(x):
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)


def interleaved(x):
    """Convolutions train twice as fast on interleaved planes; arithmetic wants them planar. No change of values."""
    return x.contiguous(memory_format=torch.channels_last)


def planar(x):
    return x.float().contiguous(memory_format=torch.contiguous_format)


def linear(x):
    """The sRGB curve to light, within 0.003 of it, such that `encoded` costs one root."""
    square, cube = LINEAR
    return x * x * (x * cube + square)


def encoded(x):
    """The inverse of `linear`, within 0.0003."""
    first, second, third = ENCODED
    root = x.clamp(min=1e-8).sqrt()
    return root * (root * (root * third + second) + first)


def excess(x):
    """How much greener than anything else."""
    return x[:, 1:2] - torch.maximum(x[:, 0:1], x[:, 2:3])


def chroma(x):
    """Chrominance planes Cb, Cr (Rec.601 weights)."""
    r, g, b = x[:, 0:1], x[:, 1:2], x[:, 2:3]
    return torch.cat([-0.169 * r - 0.331 * g + 0.5 * b, 0.5 * r - 0.419 * g - 0.081 * b], 1)


def colour_difference_matte(rgb, screen):
    """The classical matte in linear light: 1 where nothing of the screen's excess is left."""
    return 1 - (excess(linear(rgb)) / excess(linear(screen)).clamp(min=0.004)).clamp(-0.5, 1.5)


def pale_cover(light, behind):
    """1 where red and blue are so much brighter than the screen that little of it can show, and none of its excess is left:
    white things are solid, though the network may take them for a lamp's glare."""
    least = torch.minimum(light[:, 0:1], light[:, 2:3]) - torch.maximum(behind[:, 0:1], behind[:, 2:3])
    return torch.minimum(3 * (least - COVER), 1 - 20 * excess(light)).clamp(0, 1)


def chroma_distance(rgb, screen):
    """Distance in chrominance, in units of the screen's own saturation."""
    size = chroma(screen).square().sum(1, keepdim=True).clamp(min=0.0025).rsqrt()
    return ((chroma(rgb) - chroma(screen)).square().sum(1, keepdim=True) + 1e-6).sqrt() * size


def screen_likeness(rgb, pick):
    """1 where a cell has the picked hue and enough of its excess, whatever its brightness."""
    near = 1 - 7 * torch.minimum(hue_distance(rgb, pick), hue_distance(linear(rgb), linear(pick)))
    lively = excess(rgb) / excess(pick).clamp(min=0.05) * 4 - 1
    return torch.minimum(near, lively).clamp(0, 1)


def luma(rgb):
    """What cameras keep at full resolution when they halve that of the colours."""
    return sum(weight * rgb[:, i:i + 1] for i, weight in enumerate(REC601))


def guided(alpha, luma):
    """Half-way to a matte that follows the luma, as a line fitted to it round each 2 x 2 pixels: strands stay sharp and still
    where colour was recorded at half the resolution. Sees GUIDE_REACH pixels to each side."""
    matte = alpha.clamp(0, 1)
    line = fitted(F.avg_pool2d(torch.cat([luma, matte, luma * luma, luma * matte], 1), 2))
    slope, offset = F.interpolate(line, scale_factor=2.0).split(1, 1)
    return alpha + 0.5 * (slope * luma + offset - matte)


def fitted(means):
    """Slope and offset of the line that best gives the second plane from the first, of the means of both, the first's square
    and their product."""
    box = lambda t: F.avg_pool2d(t, 3, 1, 1, count_include_pad=False)
    first, second, square, product = box(means).split(1, 1)
    slope = (product - first * second) / (square - first * first + GUIDE_NOISE)
    return box(torch.cat([slope, second - slope * first], 1))


def hue_distance(rgb, pick):
    hue = rgb / rgb.sum(1, keepdim=True).clamp(min=0.002)
    return (hue - pick / pick.sum(1, keepdim=True).clamp(min=0.002)).abs().sum(1, keepdim=True)


def filled(rgb, likeness, pick, inside):
    """The screen's colour everywhere, from cells of Overview's output size.

    Trust spreads from cells like the pick to cells like the screen found near them, so uneven light does not end it;
    away from anything partly covered, by the width of SPREAD_MARGIN cells."""
    trusted, plate = likeness, pulled(rgb, likeness, pick)
    for _ in range(SPREADS):
        near = -F.max_pool2d(-screen_likeness(rgb, plate), 2 * SPREAD_MARGIN + 1, 1, SPREAD_MARGIN)
        trusted = torch.maximum(likeness, near * (1 - inside))
        plate = pulled(rgb, trusted, pick)
    return plate


def pulled(rgb, weight, pick):
    """Trusted cells, and where none are near the mean of the nearest trusted region."""
    sums = [torch.cat([rgb * weight, weight], 1)]
    for _ in range(3):
        sums.append(F.avg_pool2d(sums[-1], 2))
    plate = pick.expand_as(sums[-1][:, :3])
    for total in reversed(sums):
        plate = plate if plate.shape[2:] == total.shape[2:] else up(plate)
        colour, amount = smooth(total).split((3, 1), 1)
        plate = plate + (amount * 4).clamp(0, 1) * (colour / amount.clamp(min=1e-4) - plate)
    return plate


def smooth(x):
    return F.avg_pool2d(x, 3, 1, 1)


class Overview(nn.Module):
    """[1,3,h,w] frame means, [1,3,1,1] pick, inside and outside [1,1,h,w] -> screen, coarse matte, context at h/2, w/2."""

    WIDTHS = (32, 48, 64, 96)

    def __init__(self, scale=1):
        super().__init__()
        a, b, c, d = (width * scale for width in self.WIDTHS)
        self.stem, self.level0 = conv(14, a, 2), Residual(a)
        self.down1, self.level1 = conv(a, b, 2), Residual(b)
        self.down2, self.level2 = conv(b, c, 2), Residual(c)
        self.down3, self.level3 = conv(c, d, 2), nn.Sequential(Residual(d), Residual(d, 2))
        self.merge2, self.back2 = Merge(d, c), Residual(c)
        self.merge1, self.back1 = Merge(c, b), Residual(b)
        self.merge0, self.back0 = Merge(b, a), Residual(a)
        self.head = conv(a, 5 + CONTEXT)
        nn.init.normal_(self.head.weight, std=0.01)
        nn.init.zeros_(self.head.bias)

    def forward(self, rgb, pick, inside, outside):
        half = lambda t: F.avg_pool2d(t, OVERVIEW_STRIDE)
        likeness = (screen_likeness(rgb, pick) * (1 - inside) + outside * 0.5).clamp(0, 1)
        half_plate = filled(half(rgb), -F.max_pool2d(-likeness, OVERVIEW_STRIDE), pick, half(inside))
        plate = up(half_plate)
        x = torch.cat([rgb, plate, pick.expand_as(rgb), likeness, colour_difference_matte(rgb, plate),
                       chroma_distance(rgb, plate), inside, outside], 1)
        x0 = self.level0(self.stem(interleaved(x)))
        x1 = self.level1(self.down1(bent(x0)))
        x2 = self.level2(self.down2(bent(x1)))
        x3 = self.level3(self.down3(bent(x2)))
        y = self.back2(self.merge2(x3, x2))
        y = self.back1(self.merge1(y, x1))
        y = self.back0(self.merge0(y, x0))
        out = planar(self.head(bent(y)))
        screen = (half_plate + out[:, :3]).clamp(0.01, 1)
        matte = half(colour_difference_matte(rgb, plate)).clamp(0, 1) * (1 + out[:, 3:4]) + out[:, 4:5]
        return screen, matte, out[:, 5:]


class Detail(nn.Module):
    """Plate [1,3,H,W]; overview's planes resampled to H/2, W/2; masks at H/2, W/2 -> matte and straight foreground."""

    WIDTHS = (16, 32, 64)
    FEATURES = 6

    def __init__(self, scale=1):
        super().__init__()
        a, b, c = (width * scale for width in self.WIDTHS)
        self.stem, self.level0 = conv(4 * self.FEATURES, a), conv(a, a)
        self.guide = nn.Conv2d(4 + CONTEXT + 2, a, 1, bias=False)
        self.down1, self.level1 = conv(a, b, 2), Residual(b)
        self.down2, self.level2 = conv(b, c, 2), nn.Sequential(Residual(c), Residual(c, 2))
        self.merge1, self.back1 = Merge(c, b), conv(b, b)
        self.merge0, self.back0 = Merge(b, a), Residual(a)
        self.head = conv(a, 24)
        nn.init.normal_(self.head.weight, std=0.01)
        nn.init.zeros_(self.head.bias)

    def forward(self, rgb, screen, matte, context, inside, outside):
        corrections = self.corrections(rgb, screen, matte, context, inside, outside)
        return self.applied(rgb, up(screen), corrections)

    def corrections(self, rgb, screen, matte, context, inside, outside):
        """Six planes at the plate's resolution: matte scale and offset, trust in the unmix, colour offsets."""
        full_screen = up(screen)
        base = colour_difference_matte(rgb, full_screen)
        x = torch.cat([rgb, base, chroma_distance(rgb, full_screen), excess(rgb)], 1)
        guide = self.guide(interleaved(torch.cat([screen, matte, context, inside, outside], 1)))
        x0 = self.level0(bent(self.stem(interleaved(F.pixel_unshuffle(x, 2))) + guide))
        x1 = self.level1(self.down1(bent(x0)))
        x2 = self.level2(self.down2(bent(x1)))
        y = bent(self.back1(bent(self.merge1(x2, x1))))
        y = self.back0(self.merge0(y, x0))
        return planar(F.pixel_shuffle(self.head(bent(y)), 2))

    @staticmethod
    def applied(rgb, screen, corrections):
        base = colour_difference_matte(rgb, screen).clamp(0, 1)
        alpha = base * (1 + corrections[:, 0:1]) + corrections[:, 1:2]
        alpha = torch.maximum(alpha, pale_cover(linear(rgb), linear(screen)))
        fg = foreground(rgb, screen.detach(), alpha.detach().clamp(0, 1), corrections[:, 2:6])
        return guided(alpha, luma(rgb)), fg


def foreground(rgb, screen, alpha, out):
    """The linear unmix where it can be trusted, the plate elsewhere, and a learned correction on both."""
    unmixed = (linear(rgb) - (1 - alpha) * linear(screen)) / alpha.clamp(min=0.06)
    return rgb + torch.sigmoid(out[:, 0:1] + 1) * (encoded(unmixed.clamp(0, 1)) - rgb) + out[:, 1:4]


class Keyer(nn.Module):
    """`scale` 1 is the network for processors; 2 has twice the channels and four times the work, for graphics cards."""

    def __init__(self, scale=1):
        super().__init__()
        self.overview, self.detail = Overview(scale), Detail(scale)


def scale_of(state):
    """Which `Keyer` has these weights."""
    return len(state["detail.stem.bias"]) // Detail.WIDTHS[0]
