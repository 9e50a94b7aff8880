"""The graphs that carry the network over a frame: `Survey` on the way in, `Detail` in the middle, `Apply` on the way out.

A frame passes each of them in strips of rows. `shrink` says how many pixels of the plate make one that the network works at.
Between the graphs planes lie row by row, so that a strip is one piece of memory: `lines` is [h,3,w], the compressed plate at
the network's size, and `corrections` is [h/2, 24, w/2], the network's answer. Its 24 planes are columns, then kinds, then
rows of each 2 x 2 pixels. `order` is the channels' order that makes the screen green: [0,1,2], or [0,2,1] for blue.

The arithmetic is that of `network.py`, with as few passes over the pixels as it takes; `export.py` compares the two.
"""
import torch
import torch.nn.functional as F
from torch import nn

from ..luma import REC601
from .graphs import compressed, planes
from .network import COVER, bent, chroma, excess, fitted
from .passes import affine, bent_sum, chroma_planes, encoded, linear, product, ramp

KINDS = 6
UNREAD = 2                      # planes that make the kinds eight: the WebGPU provider 0.4.0 computes convolutions of six wrongly
BEHIND = 5                      # planes that `Screen` tells of it
PHASES = 2                      # the network answers for 2 x 2 pixels at once
ADDED = torch.tensor([1.0, 0, 1, 0, 0, 0])[None, :, None]      # to the matte's scale, and to the trust


def channels(x):
    return x[:, 0:1], x[:, 1:2], x[:, 2:3]


def light_excess(rgb):
    """excess(linear(rgb)); the curve rises, so the larger of two stays the larger."""
    r, g, b = channels(rgb)
    return linear(g) - linear(torch.maximum(r, b))


class Survey(nn.Module):
    """A strip of the plate -> its lines, and what it adds to the means over the cells that `rows` and `columns` weigh."""

    def __init__(self, shrink):
        super().__init__()
        self.shrink = shrink

    def forward(self, plate, rows, columns):
        colour = compressed(planes(plate)[0])[0].reshape(1, 3, *plate.shape[:2])
        small = colour if self.shrink == 1 else F.avg_pool2d(colour, self.shrink)
        small = small.reshape(small.shape[1:])
        return small.permute(1, 0, 2), rows @ small @ columns


class Detail(nn.Module):
    """Lines -> corrections. `half_*` and `full_*` resample the overview's planes to half the lines' size and to theirs."""

    def __init__(self, detail):
        super().__init__()
        self.detail = detail
        self.pixels, self.head = stem_of(detail.stem), head_of(detail.head)

    def forward(self, lines, order, overview, half_rows, half_columns, full_rows, full_columns):
        rgb = lines.index_select(1, order.long()).permute(1, 0, 2)[None]
        screen = [full_rows @ (fact @ full_columns) for fact in screen_facts(overview[None, :3])]
        guide = self.detail.guide(half_rows @ (overview[None] @ half_columns))
        answer = self.body(bent_sum(self.pixels(features(rgb, *screen)) + guide))
        return answer.reshape(answer.shape[1:]).permute(1, 0, 2)

    def body(self, stem):
        net = self.detail
        x0 = net.level0(stem)
        x1 = residual(net.level1, net.down1(bent_sum(x0)))
        x2 = net.down2(bent_sum(x1))
        for block in net.level2:
            x2 = residual(block, x2)
        y = bent(net.back1(bent_sum(net.merge1(x2, x1))))
        return self.head(bent_sum(residual(net.back0, net.merge0(y, x0))))


def residual(block, x):
    return x + block.second(bent(block.first(bent_sum(x))))


def screen_facts(screen):
    """What `features` compares pixels with: the excess of the screen's light, its chroma, and one over the size of that."""
    behind = chroma(screen)
    size = behind.square().sum(1, keepdim=True).clamp(min=0.0025).rsqrt()
    return light_excess(screen).clamp(min=0.004), behind, size


def features(rgb, behind_excess, behind, size):
    base = 1 - (light_excess(rgb) / behind_excess).clamp(-0.5, 1.5)
    distance = (product(torch.ones(1, 2), (chroma_planes(rgb) - behind).square()) + 1e-6).sqrt() * size
    return torch.cat([rgb, base, distance, excess(rgb)] + UNREAD * [base], 1)


def stem_of(stem):
    """The first layer reads 2 x 2 pixels as channels: the same as one with a stride on the pixels themselves."""
    width = stem.weight.shape[0]
    pixels = nn.Conv2d(KINDS + UNREAD, width, 3 * PHASES, PHASES, PHASES)
    by_pixel = stem.weight.reshape(width, KINDS, PHASES, PHASES, 3, 3).permute(0, 1, 4, 2, 5, 3)
    pixels.weight.data = F.pad(by_pixel.reshape(width, KINDS, 3 * PHASES, 3 * PHASES), (0, 0, 0, 0, 0, UNREAD)).contiguous()
    pixels.bias.data = stem.bias.data
    return pixels


def head_of(head):
    """The last layer with its planes in the order of `corrections`, and with the ones in them that are always added."""
    by_column = lambda t: t.reshape(KINDS, PHASES, PHASES, *t.shape[1:]).permute(2, 0, 1, *range(3, t.dim() + 2))
    turned = nn.Conv2d(head.in_channels, head.out_channels, 3, 1, 1)
    turned.weight.data = by_column(head.weight.data).reshape(head.weight.shape).contiguous()
    turned.bias.data = (by_column(head.bias.data) + ADDED).reshape(head.bias.shape).contiguous()
    return turned


def network_layers(packed):
    """Stem and head as the network has them, of the tensors of a packed `Detail`."""
    taps = packed["pixels.weight"][:, :KINDS].reshape(-1, KINDS, 3, PHASES, 3, PHASES)
    by_kind = lambda t: t.reshape(PHASES, KINDS, PHASES, *t.shape[1:]).permute(1, 2, 0, *range(3, t.dim() + 2)).reshape(t.shape)
    bias = packed["head.bias"].reshape(PHASES, KINDS, PHASES) - ADDED
    return {"detail.stem.weight": taps.permute(0, 1, 3, 5, 2, 4).reshape(-1, KINDS * PHASES ** 2, 3, 3),
            "detail.stem.bias": packed["pixels.bias"],
            "detail.head.weight": by_kind(packed["head.weight"]), "detail.head.bias": by_kind(bias.reshape(-1))}


class Screen(nn.Module):
    """What `Apply` has to know of the screen at every column of the plate, [cells, phases * BEHIND, columns/phases]: its light, the
    excess of that, and the light that white things outshine.

    `columns` is [phases, cells, columns/phases].
    """

    def forward(self, overview, columns):
        light = linear(overview[:3][None] @ columns[:, None])
        behind = torch.cat([light, excess(light).clamp(min=0.004), outshone(light)], 1)
        return behind.permute(2, 0, 1, 3).reshape(overview.shape[1], -1, columns.shape[2])


class Apply(nn.Module):
    """Corrections applied to a strip of the plate: -> key, its straight foreground and alpha.

    Plate and key have a row's pixels by the phases: [rows, columns/phases, phases * 4]; columns are worked on in them, [phases,
    planes, rows, columns/phases], so that they need not be interleaved. `rows` turns the screen's rows into the plate's.

    One graph serves the full resolution. There the matte is guided by the luma, which sees GUIDE_REACH rows above and below: `keep` says
    which rows of the strip are wanted. Another serves every resolution below: `enlarge` turns the corrections' rows into the plate's,
    `between` their columns, see `between()`.
    """

    def __init__(self, full):
        super().__init__()
        self.full, self.phases = full, PHASES if full else -1

    def forward(self, plate, *answer):
        return self.raster(torch.cat(self.keyed(self.phased(plate), *answer), 1))

    def phased(self, plate):
        height, width = plate.shape[:2]
        return plate.permute(2, 0, 1).reshape(self.phases, 4, height, width)

    def raster(self, picture):
        return picture.reshape(-1, *picture.shape[2:]).permute(1, 2, 0)

    def keyed(self, plate, order, corrections, enlarge, between, screen, rows, keep):
        colour = plate.index_select(1, order.long())
        seen, gain = compressed(colour)
        cells = screen.reshape(screen.shape[0], -1, BEHIND, plate.shape[3]).permute(1, 2, 0, 3)
        behind = [rows @ part for part in cells.split([3, 1, 1], 1)]
        alpha, fg = applied(seen, *behind, *self.enlarged(corrections, enlarge, between).split([1, 1, 1, 3], 1))
        fg = fg * gain + colour.clamp(max=0)
        alpha = (self.guided(alpha, seen, order) if self.full else alpha).clamp(0, 1)
        return self.kept(fg.index_select(1, order.long()), keep), self.kept(alpha, keep)

    def kept(self, planes, keep):
        return planes.index_select(2, keep.long()) if self.full else planes

    def guided(self, alpha, seen, order):
        """network.guided() of columns in phases."""
        weights = torch.tensor(REC601).index_select(0, order.long()).reshape(1, 3, 1, 1)
        light, matte = (seen * weights).sum(1, keepdim=True), alpha.clamp(0, 1)
        pairs = lambda t: t.reshape(*t.shape[:2], -1, 2, t.shape[3])
        means = pairs(torch.cat([light, matte, light * light, light * matte], 1).mean(0, keepdim=True)).mean(3)
        slope, offset = fitted(means)[:, :, :, None].split(1, 1)
        return alpha + 0.5 * ((slope * pairs(light) + offset).reshape(alpha.shape) - matte)

    def enlarged(self, corrections, enlarge, between):
        width = corrections.shape[2]
        lines = corrections.reshape(-1, PHASES, KINDS, PHASES, width).permute(1, 2, 0, 3, 4)
        lines = lines.reshape(PHASES, KINDS, -1, width)
        return lines if self.full else self.columns(enlarge @ lines, between)

    def columns(self, pair, between):
        """Columns between those of the network, by straight lines; the outermost reach to the frame's edge."""
        even, odd = pair[0], pair[1]
        near = torch.stack([torch.cat([even[..., :1], odd[..., :-1]], -1), even, odd, torch.cat([even[..., 1:], odd[..., -1:]], -1)])
        return (between @ near.flatten(1)).reshape(-1, *near.shape[1:])


def between(shrink):
    """Where each phase of the plate's columns lies among the column before the network's two, those, and the one after: [phases, 4]."""
    places = torch.tensor([(phase + 0.5) / shrink + 0.5 for phase in range(PHASES * shrink)])
    return (1 - (places[:, None] - torch.arange(4)).abs()).clamp(min=0)


class Finished(Apply):
    """The same, and beside the key the composite that `views.Finish` makes of it."""

    def __init__(self, full, finish):
        super().__init__(full)
        self.finish = finish

    def forward(self, plate, order, corrections, enlarge, between, screen, rows, keep, *levels):
        phased = self.phased(plate)
        fg, alpha = self.keyed(phased, order, corrections, enlarge, between, screen, rows, keep)
        colour, level = self.finish.finished(fg, alpha, self.kept(phased[:, 3:4], keep), *levels)
        return self.raster(torch.cat([fg, alpha], 1)), self.raster(torch.cat([colour, level], 1))


def outshone(screen_light):
    red, _, blue = channels(screen_light)
    return torch.maximum(red, blue) + COVER


def applied(rgb, behind, behind_excess, limit, scale, offset, trust, colours):
    """The matte from base and corrections, which may leave 0..1; the unmix where it is trusted, the plate elsewhere, and a
    correction on both. `behind` is the screen's light, `limit` what white things outshine; `scale` and `trust` have in them what
    `head_of` adds."""
    light = linear(rgb)
    red, green, blue = channels(light)
    over = green - torch.maximum(red, blue)
    base = ramp(over / behind_excess, -1, 1)
    cover = ramp(torch.minimum(torch.minimum(red, blue) - limit, affine(over, -20 / 3, 1 / 3)), 3, 0)
    alpha = torch.maximum(base * scale + offset, cover)
    matte = alpha.clamp(0, 1)
    unmixed = (light - (1 - matte) * behind) * (1 / matte.clamp(min=0.06))
    fg = rgb + torch.sigmoid(trust) * (encoded(unmixed.clamp(0, 1)) - rgb) + colours
    return alpha, fg.clamp(0, 1)
