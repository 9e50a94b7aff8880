"""Networks that learn inside a graph: each layer, written forward with the pencil, leaves on the tape how its gradient is written.

The parameters lie in one vector, theta, in the order in which the layers were written. Plain operators alone, so that every
execution provider can learn: no ConvTranspose, and the gradient of a convolution's weights as nine products of matrices, which
costs a half to a third of a convolution with exchanged axes.
"""

import math

import numpy as np

from ..pencil import concat

SLOPE = 0.1  # of a rectifier, below 0
END = np.iinfo(np.int64).max


class Tape:
    def __init__(self, graph, theta):
        self.graph, self.theta = graph, theta
        self.drawn = []  # of each parameter: how many numbers, and how far they scatter about 0 at the start
        self.slopes = []  # of each parameter: the loss's gradient
        self.channels = {}
        self.gradients = {}
        self.backward_steps = []

    # Parameters

    def size(self):
        return sum(count for count, _ in self.drawn)

    def parameter(self, shape, scatter):
        start, count = self.size(), math.prod(shape)
        self.drawn.append((count, scatter))
        self.slopes.append(None)
        return len(self.slopes) - 1, self.theta.slice(0, start, start + count).reshape(*shape)

    def gradient_of_theta(self):
        """Writes the way back, from the losses to the parameters."""
        for step in reversed(self.backward_steps):
            step()
        return concat(*(slope.reshape(-1) for slope in self.slopes), axis=0)

    # Bookkeeping

    def fed(self, value, channels):
        """What comes from outside: nothing learns by its gradient."""
        self.channels[value.name] = channels
        return value

    def layer(self, value, channels, back):
        self.channels[value.name] = channels
        self.backward_steps.append(lambda: value.name in self.gradients and back(self.gradients[value.name]))
        return value

    def give(self, value, gradient):
        known = self.gradients.get(value.name)
        self.gradients[value.name] = gradient if known is None else known + gradient

    # Layers of pictures [n, channels, rows, columns]

    def convolution(self, x, out, size=3, gain=1.0, is_first=False):
        return self.filtered(x, self.filters(self.channels[x.name], out, size, gain), is_first)

    def filters(self, into, out, size, gain=1.0):
        """The weights and biases of a convolution, for several parts of a picture."""
        weights = self.parameter([out, into, size, size], gain * math.sqrt(2 / (into * size * size)))
        return (into, out, size), weights, self.parameter([out], 0.0)

    def filtered(self, x, filters, is_first=False):
        (into, out, size), (weights, w), (biases, b) = filters
        reach = size // 2
        same = {"kernel_shape": [size, size], "pads": [reach] * 4}

        def back(dy):
            self.slopes[biases] = dy.do("ReduceSum", self.graph.ints([0, 2, 3]), keepdims=0)
            self.slopes[weights] = self._weight_gradient(x, dy, into, out, size)
            if not is_first:
                turned = w
                if size > 1:
                    backwards = self.graph.ints(range(size - 1, -1, -1))
                    turned = w.do("Gather", backwards, axis=2).do("Gather", backwards, axis=3)
                self.give(x, dy.do("Conv", turned.transpose(1, 0, 2, 3), **same))

        return self.layer(x.do("Conv", w, b, **same), out, back)

    def _weight_gradient(self, x, dy, into, out, size):
        """One product of matrices for each tap; of the two pictures the one with fewer channels is shifted."""
        reach, shifts_x = size // 2, into <= out
        moving, still = (x, dy) if shifts_x else (dy, x)
        if reach:
            moving = moving.do("Pad", self.graph.ints([0, 0, reach, reach] * 2))
        still = still.reshape(0, 0, -1)
        taps = []
        for row in range(size):
            for column in range(size):
                top, left = (row, column) if shifts_x else (size - 1 - row, size - 1 - column)
                shifted = moving
                for axis, start in ((2, top), (3, left)) if reach else ():
                    shifted = shifted.slice(axis, start, start - 2 * reach or END)
                shifted = shifted.reshape(0, 0, -1)
                ours, theirs = (still, shifted) if shifts_x else (shifted, still)
                taps.append((ours @ theirs.transpose(0, 2, 1)).do("ReduceSum", self.graph.ints([0]), keepdims=0).reshape(out, into, 1))
        return concat(*taps, axis=2).reshape(out, into, size, size)

    def rectifier(self, x):
        y = x.do("LeakyRelu", alpha=SLOPE)
        return self.layer(y, self.channels[x.name], lambda dy: self.give(x, (y > 0.0).where(dy, dy * SLOPE)))

    def halved(self, x):
        y = x.do("AveragePool", kernel_shape=[2, 2], strides=[2, 2])
        return self.layer(y, self.channels[x.name], lambda dy: self.give(x, self._doubled(dy * 0.25)))

    def doubled(self, x):
        back = lambda dy: self.give(x, dy.do("AveragePool", kernel_shape=[2, 2], strides=[2, 2]) * 4.0)
        return self.layer(self._doubled(x), self.channels[x.name], back)

    def _doubled(self, x):
        how = {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
        return x.do("Resize", None, self.graph.floats([1, 1, 2, 2]), **how)

    def unfolded(self, x, fold):
        """Channels back to pixels that were folded into them."""
        y = x.do("DepthToSpace", blocksize=fold)
        return self.layer(y, self.channels[x.name] // fold**2, lambda dy: self.give(x, dy.do("SpaceToDepth", blocksize=fold)))

    def sum(self, *parts):
        """Of convolutions: the same as one of all their pictures side by side, in less memory."""
        total = sum(parts[1:], parts[0])

        def back(dy):
            for part in parts:
                self.give(part, dy)

        return self.layer(total, self.channels[parts[0].name], back)

    def plus(self, x, constant):
        """x and something that does not learn."""
        return self.layer(x + constant, self.channels[x.name], lambda dy: self.give(x, dy))

    def differences(self, x, axis):
        """Of neighbours, along rows or columns."""
        before, after = [0] * 8, [0] * 8
        before[axis], after[axis + 4] = 1, 1

        def back(dy):
            self.give(x, dy.do("Pad", self.graph.ints(before)) - dy.do("Pad", self.graph.ints(after)))

        return self.layer(x.slice(axis, 1, END) - x.slice(axis, 0, -1), self.channels[x.name], back)

    # Losses, each one number; weights [n, 1, rows, columns] say what counts, and add up to 1

    def distance(self, error, weights, share):
        weights = weights * (share / self.channels[error.name])
        self.backward_steps.append(lambda: self.give(error, error.do("Sign") * weights))
        return (error.abs() * weights).do("ReduceSum", keepdims=0)

    def cross_entropy(self, logit, aim, weights):
        """A distance through the sigmoid sticks at 0."""
        self.backward_steps.append(lambda: self.give(logit, (logit.sigmoid() - aim) * weights))
        return ((logit.do("Softplus") - logit * aim) * weights).do("ReduceSum", keepdims=0)
