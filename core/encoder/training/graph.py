"""The encoder's network as a file: weights as int8, few steps, one full window at a time.

The product reads one window at a time, without padding, so that nothing has to be masked. Weights and their scales
stay as they are; the mask, the guards against empty rows and the arithmetic on shapes go, query, key and value are
one product, and each step is one operator of onnxruntime (domain com.microsoft).
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

_HEADS = 12
_EPSILON = 1e-12
_FUSED = "com.microsoft"


class _Plain(torch.nn.Module):
    """The model with plain tensors in and out, as ONNX wants it."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.model(input_ids, attention_mask)


def export(model: torch.nn.Module, path: Path, scratch: Path) -> None:
    """Write a model (vocabulary ids and mask in, scores out) as ONNX: weights as int8, one scale a channel."""
    model.eval()
    plain, small = scratch / "float.onnx", scratch / "int8.onnx"
    example = torch.ones(2, 64, dtype=torch.long)
    axes = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        _Plain(model),
        (example, example),
        str(plain),
        input_names=["input_ids", "attention_mask"],
        output_names=["logits"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": axes},
        dynamo=False,
        opset_version=17,
    )
    head = [n.name for n in onnx.load(str(plain)).graph.node if "classifier" in n.name and n.op_type != "Add"]
    quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=head)
    onnx.save(compact(onnx.load(str(small))), str(path))


class _Graph:
    """Nodes and weights of the new network, and where the old one keeps its weights."""

    def __init__(self, old: onnx.ModelProto) -> None:
        self.old = {tensor.name: numpy_helper.to_array(tensor) for tensor in old.graph.initializer}
        # A product's weights have no name of their own: they are what a MatMul of that name multiplies by.
        self.weights = {
            re.sub(r"^/model/|/MatMul(_quant)?$", "", node.name).replace("/", "."): node.input[1]
            for node in old.graph.node
            if node.op_type in ("MatMulInteger", "MatMul") and node.input[1] in self.old
        }
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []

    def keep(self, name: str, values: NDArray[np.generic]) -> str:
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(
        self, kind: str, inputs: list[str], name: str, *, fused: bool = False, outputs: int = 1, **given: object
    ) -> str:
        names = [name, *(f"{name}.{n}" for n in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, inputs, names, name=name, domain=_FUSED if fused else "", **given))
        return name

    def product(self, place: str) -> tuple[NDArray[np.generic], NDArray[np.generic], NDArray[np.generic]]:
        """Weights, scales and zero points (one a column) of a quantised product."""
        name = self.weights[place].removesuffix("_quantized")
        return self.old[f"{name}_quantized"], self.old[f"{name}_scale"], self.old[f"{name}_zero_point"]

    def table(self, place: str) -> NDArray[np.float32]:
        """An embedding table in full."""
        name = f"model.bert.embeddings.{place}.weight"
        shifted = self.old[f"{name}_quantized"].astype(np.float32) - np.float32(self.old[f"{name}_zero_point"])
        return (shifted * self.old[f"{name}_scale"]).astype(np.float32)

    def norm(self, place: str) -> list[str]:
        return [self.keep(f"{place}.{part}", self.old[f"model.{place}.{part}"]) for part in ("weight", "bias")]

    def dense(self, place: str, inputs: str, *, bias: bool = True) -> str:
        weight, scale, zero = self.product(place)
        kept = [self.keep(f"{place}.{part}", value) for part, value in (("w", weight), ("s", scale), ("z", zero))]
        added = [self.keep(f"{place}.bias", self.old[f"model.{place}.bias"])] if bias else []
        return self.add("DynamicQuantizeMatMul", [inputs, *kept, *added], place, fused=True)


def compact(old: onnx.ModelProto) -> onnx.ModelProto:
    """The same network with the input `input_ids` (one row) and the output `logits` (one row a piece)."""
    graph = _Graph(old)
    layers = len({match[1] for name in graph.weights if (match := re.match(r"bert\.encoder\.layer\.(\d+)\.", name))})
    state = _embedded(graph)
    for number in range(layers):
        state = _layer(graph, f"bert.encoder.layer.{number}", state)
    head = graph.keep("classifier.weight", graph.old[graph.weights["classifier"]])
    scores = graph.add("MatMul", [state, head], "scores")
    graph.add("Add", [scores, graph.keep("classifier.bias", graph.old["model.classifier.bias"])], "logits")
    made = helper.make_graph(
        graph.nodes,
        "tagger",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "pieces"])],
        [
            helper.make_tensor_value_info(
                "logits", TensorProto.FLOAT, [1, "pieces", graph.old["model.classifier.bias"].size]
            )
        ],
        graph.tensors,
    )
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(made, opset_imports=domains, ir_version=old.ir_version, producer_name="communique")


def _embedded(graph: _Graph) -> str:
    table = "model.bert.embeddings.word_embeddings.weight"
    kept = [graph.keep(f"words.{part}", graph.old[f"{table}_{part}"]) for part in ("quantized", "scale", "zero_point")]
    rows = graph.add("Gather", [kept[0], "input_ids"], "words.rows")
    words = graph.add("DequantizeLinear", [rows, *kept[1:]], "words")
    # Of the two kinds of sentence that the base knows only the first is used.
    positions = graph.keep("positions", graph.table("position_embeddings") + graph.table("token_type_embeddings")[0])
    one, two = graph.keep("1", np.array([1], dtype=np.int64)), graph.keep("2", np.array([2], dtype=np.int64))
    count = graph.add("Slice", [graph.add("Shape", ["input_ids"], "shape"), one, two], "count")
    used = graph.add("Slice", [positions, graph.keep("0", np.array([0], dtype=np.int64)), count], "positions.used")
    summed = graph.add("Add", [words, used], "embedded")
    norm = graph.norm("bert.embeddings.LayerNorm")
    return graph.add("LayerNormalization", [summed, *norm], "embeddings", epsilon=_EPSILON)


def _layer(graph: _Graph, place: str, state: str) -> str:
    parts = [f"{place}.attention.self.{name}" for name in ("query", "key", "value")]
    weight, scale, zero = (np.concatenate(values, axis=-1) for values in zip(*map(graph.product, parts), strict=True))
    bias = np.concatenate([graph.old[f"model.{part}.bias"] for part in parts])
    graph.add("DynamicQuantizeLinear", [state], f"{place}.in", outputs=3)
    inputs = [f"{place}.in", graph.keep(f"{place}.w", weight), graph.keep(f"{place}.b", bias), f"{place}.in.1",
              graph.keep(f"{place}.s", scale), "", f"{place}.in.2", graph.keep(f"{place}.z", zero)]  # fmt: skip
    seen = graph.add("QAttention", inputs, f"{place}.attention", fused=True, num_heads=_HEADS)
    seen = graph.dense(f"{place}.attention.output.dense", seen)
    state = _summed(graph, f"{place}.attention.output", seen, state)
    inner = graph.dense(f"{place}.intermediate.dense", state)
    inner = graph.add("Gelu", [inner], f"{place}.gelu", fused=True)
    return _summed(graph, f"{place}.output", graph.dense(f"{place}.output.dense", inner), state)


def _summed(graph: _Graph, place: str, made: str, state: str) -> str:
    # onnxruntime's one operator for both is slower than the two (1.32, without AVX-512).
    summed = graph.add("Add", [made, state], f"{place}.sum")
    return graph.add(
        "LayerNormalization", [summed, *graph.norm(f"{place}.LayerNorm")], f"{place}.normed", epsilon=_EPSILON
    )
