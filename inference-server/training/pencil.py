"""A pencil for ONNX: arithmetic on Value objects writes the nodes of a graph.

What is prototyped here is what ships: a look runs in ONNX Runtime from its first sketch on, so there is no second
implementation to disagree with. Only operators that every execution provider has are used.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET, IR_VERSION = 17, 9


class Graph:
    """Nodes and constants in the order in which they were written; equal constants are stored once."""

    opset, ir_version = OPSET, IR_VERSION

    def __init__(self, name):
        self.name, self.nodes, self.initialisers, self.inputs = name, [], [], []
        self.outputs, self.constants, self.count = [], {}, 0

    def input(self, name, shape):
        self.inputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
        return Value(self, name)

    def output(self, value, name, shape):
        self.nodes.append(helper.make_node("Identity", [value.name], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def constant(self, array):
        array = np.asarray(array)
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.constants:
            self.constants[key] = self.numbered("c")
            self.initialisers.append(self.stored(array, self.constants[key]))
        return Value(self, self.constants[key])

    def numbered(self, letter):
        self.count += 1
        return f"{letter}{self.count}"

    def stored(self, array, name):
        return numpy_helper.from_array(array, name)

    def floats(self, array):
        return self.constant(np.asarray(array, np.float32))

    def ints(self, array):
        return self.constant(np.asarray(array, np.int64))

    def value(self, thing):
        if isinstance(thing, Value):
            return thing
        return self.constant(thing) if isinstance(thing, np.ndarray) and thing.dtype == np.int64 else self.floats(thing)

    def node(self, operator, *operands, outputs=1, **attributes):
        names = [self.numbered("v") for _ in range(outputs)]
        operands = ["" if o is None else self.value(o).name for o in operands]
        self.nodes.append(helper.make_node(operator, operands, names, **attributes))
        values = [Value(self, n) for n in names]
        return values[0] if outputs == 1 else values

    def branch(self, condition, yes, no):
        """If: both sides are functions that return one Value; only the chosen side runs."""
        sides = []
        for side in (yes, no):
            outer, self.nodes = self.nodes, []
            name = side().name
            shown = helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
            sides.append(helper.make_graph(self.nodes, f"{self.name}-side", [], [shown]))
            self.nodes = outer
        return self.node("If", condition, then_branch=sides[0], else_branch=sides[1])

    def model(self):
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, self.initialisers)
        opset = helper.make_opsetid("", self.opset)
        model = helper.make_model(graph, producer_name="framewright", opset_imports=[opset], ir_version=self.ir_version)
        onnx.checker.check_model(model, full_check=True)
        return model


class Value:
    """One tensor of the graph. Arithmetic broadcasts as in numpy."""

    def __init__(self, graph, name):
        self.graph, self.name = graph, name

    def do(self, operator, *others, **attributes):
        return self.graph.node(operator, self, *others, **attributes)

    def __add__(self, o): return self.do("Add", o)
    def __sub__(self, o): return self.do("Sub", o)
    def __mul__(self, o): return self.do("Mul", o)
    def __truediv__(self, o): return self.do("Div", o)
    def __radd__(self, o): return self.graph.node("Add", o, self)
    def __rsub__(self, o): return self.graph.node("Sub", o, self)
    def __rmul__(self, o): return self.graph.node("Mul", o, self)
    def __rtruediv__(self, o): return self.graph.node("Div", o, self)
    def __neg__(self): return self.do("Neg")
    def __matmul__(self, o): return self.do("MatMul", o)
    def __gt__(self, o): return self.do("Greater", o)
    def __lt__(self, o): return self.do("Less", o)

    def abs(self): return self.do("Abs")
    def exp(self): return self.do("Exp")
    def log(self): return self.do("Log")
    def sqrt(self): return self.do("Sqrt")
    def sigmoid(self): return self.do("Sigmoid")
    def sin(self): return self.do("Sin")
    def cos(self): return self.do("Cos")
    def floor(self): return self.do("Floor")
    def round(self): return self.do("Round")
    def square(self): return self * self
    def minimum(self, o): return self.do("Min", o)
    def maximum(self, o): return self.do("Max", o)
    def clip(self, low=0.0, high=1.0): return self.do("Clip", low, high)
    def power(self, exponent): return (self.maximum(1e-6).log() * exponent).exp()
    def where(self, yes, no): return self.do("Where", yes, no)

    def mix(self, other, amount): return self + (other - self) * amount

    def smoothstep(self, low, high):
        t = ((self - low) * (1.0 / (high - low))).clip()
        return t * t * (3.0 - 2.0 * t)

    def cast_float(self): return self.do("Cast", to=TensorProto.FLOAT)
    def cast_int(self): return self.do("Cast", to=TensorProto.INT64)
    def transpose(self, *perm): return self.do("Transpose", perm=list(perm))
    def reshape(self, *shape): return self.do("Reshape", self.graph.ints(shape))

    def slice(self, axis, start, stop, step=1):
        ints = self.graph.ints
        as_ints = lambda v: v if isinstance(v, Value) else ints([v])
        return self.do("Slice", as_ints(start), as_ints(stop), ints([axis]), ints([step]))

    def channel(self, index, count=1): return self.slice(1, index, index + count)
    def shape_of(self, axis): return self.do("Shape").slice(0, axis, axis + 1)
    def sum(self, *axes): return self.do("ReduceSum", self.graph.ints(axes), keepdims=1)
    def mean(self, *axes): return self.do("ReduceMean", axes=list(axes), keepdims=1)
    def channels_sum(self): return self.sum(1)
    def channels_max(self): return self.do("ReduceMax", axes=[1], keepdims=1)
    def channels_min(self): return self.do("ReduceMin", axes=[1], keepdims=1)


def concat(*values, axis=1):
    return values[0].graph.node("Concat", *values, axis=axis)
