"""The network's arithmetic in as few passes over the pixels as the runtime takes for it, and in those that it does fast."""
import torch
import torch.nn.functional as F

from .network import ENCODED, LINEAR, bent, chroma


def affine(x, factor, offset):
    """x * factor + offset in one pass."""
    each = lambda value: torch.full((x.shape[1],), value)
    return F.batch_norm(x, each(0.0), each(1.0), each(factor), each(offset), eps=0)


class Ramp(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, factor, offset):
        return (x * factor + offset).clamp(0, 1)

    @staticmethod
    def symbolic(graph, x, factor, offset):
        return graph.op("HardSigmoid", x, alpha_f=factor, beta_f=offset)


def ramp(x, factor, offset):
    """x * factor + offset, held inside 0..1, in one pass."""
    return Ramp.apply(x, float(factor), float(offset))


def linear(x):
    square, cube = LINEAR
    return x * x * affine(x, cube, square)


def encoded(light):
    first, second, third = ENCODED
    root = light.sqrt()
    return root * (root * affine(root, third, second) + first)


def product(weights, planes):
    """[n, planes] @ [1, planes, h, w]: multiplying matrices is what the runtime does fastest."""
    return (weights @ planes.flatten(2)).reshape(1, -1, *planes.shape[2:])


def chroma_planes(rgb):
    return product(chroma(torch.eye(3)[:, :, None, None])[..., 0, 0].T, rgb)


def bent_sum(x):
    """bent() of what is no convolution's result alone. The runtime computes it in the convolutions' own layout only as the end
    of one; else it reorders the planes before and after."""
    planes = int(x.shape[1])
    return bent(F.conv2d(x, torch.ones(planes, 1, 1, 1), groups=planes))
