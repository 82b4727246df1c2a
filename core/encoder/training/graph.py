"""Write the encoder that the product reads: weights as int8, few steps, one full window at a time.

    python -m core.encoder.training.graph --network NETWORK.npz --base FOLDER --card CARD.json --out FOLDER

The product reads one window at a time, without padding, so that nothing has to be masked; query, key and value are
one product, and each step is one operator of onnxruntime (domain com.microsoft).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from core.encoder.pieces import ENTITY_LABELS, LABELS, WINDOW_PIECES
from core.encoder.training.network import EPSILON, HEADS, Network, loaded
from core.encoder.training.parts import tokenizer_of

_FUSED = "com.microsoft"
_LARGEST = 63
"""Of a rounded weight. Processors without dot products of bytes add pairs of products in 16 bits, which weights of up
to 127 overflow; with these every processor gives the same result."""
Weights = NDArray[np.float32]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True, help="what core.encoder.training.student wrote")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument(
        "--card", type=Path, help="model.json that tells of data, limits and figures; else that in --out"
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "weights")
    args = parser.parse_args()
    card = json.loads((args.card or args.out / "model.json").read_text(encoding="utf-8"))
    network = loaded(args.network, args.base)
    args.out.mkdir(parents=True, exist_ok=True)
    export(network, args.out / "encoder.onnx")
    tokenizer_of(args.base).save(str(args.out / "tokenizer.json"), pretty=False)
    card |= {
        "labels": list(LABELS),
        "entity_labels": list(ENTITY_LABELS),
        "window": WINDOW_PIECES,
        "shape": f"{len(network.layers)} layers, inner step {network.layers[0].up.out_features}",
        "sha256": {
            name: hashlib.sha256((args.out / name).read_bytes()).hexdigest()
            for name in ("encoder.onnx", "tokenizer.json")
        },
    }
    (args.out / "model.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def export(network: Network, path: Path) -> None:
    """Write a network (vocabulary ids of one row in, scores, one row a piece, out): int8, one scale a column."""
    weights = {name: value.detach().float().cpu().numpy() for name, value in network.state_dict().items()}
    onnx.save(graph(weights, len(network.layers)), str(path))


def graph(weights: dict[str, Weights], layers: int) -> onnx.ModelProto:
    """The model of these weights (names as in Network's state)."""
    made = _Graph(weights)
    state = _embedded(made)
    for number in range(layers):
        state = _layer(made, f"layers.{number}", state)
    # The head stays as it is: it is small, and what it says is the answer.
    scores = made.add("MatMul", [state, made.keep("head.weight", weights["head.weight"].T)], "scores")
    made.add("Add", [scores, made.keep("head.bias", weights["head.bias"])], "logits")
    whole = helper.make_graph(
        made.nodes,
        "encoder",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "pieces"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "pieces", weights["head.bias"].size])],
        made.tensors,
    )
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(whole, opset_imports=domains, ir_version=8, producer_name="communique")


def rounded(weights: Weights) -> tuple[NDArray[np.int8], Weights]:
    """Weights (rows in, columns out) as int8 and the scale of each column."""
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-8).astype(np.float32) / np.float32(_LARGEST)
    return np.rint(weights / scale).astype(np.int8), scale


class _Graph:
    """Nodes and weights of the network in the making."""

    def __init__(self, weights: dict[str, Weights]) -> None:
        self.weights = weights
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

    def product(self, place: str) -> list[str]:
        """Names of the int8 weights, scales, zero points and bias of a linear step."""
        weight, scale = rounded(self.weights[f"{place}.weight"].T)
        parts = {"w": weight, "s": scale, "z": np.zeros(len(scale), dtype=np.int8), "b": self.weights[f"{place}.bias"]}
        return [self.keep(f"{place}.{part}", values) for part, values in parts.items()]

    def dense(self, place: str, inputs: str) -> str:
        return self.add("DynamicQuantizeMatMul", [inputs, *self.product(place)], place, fused=True)

    def normed(self, place: str, inputs: str) -> str:
        norm = [self.keep(f"{place}.{part}", self.weights[f"{place}.{part}"]) for part in ("weight", "bias")]
        return self.add("LayerNormalization", [inputs, *norm], f"{place}.normed", epsilon=EPSILON)


def _embedded(graph: _Graph) -> str:
    table = graph.weights["words.weight"]
    scale = np.float32(np.abs(table).max() / 127)
    whole = graph.keep("words.whole", np.rint(table / scale).astype(np.int8))
    rows = graph.add("Gather", [whole, "input_ids"], "words.rows")
    scales = [graph.keep("words.scale", scale), graph.keep("words.zero", np.int8(0))]
    words = graph.add("DequantizeLinear", [rows, *scales], "words")
    positions = graph.keep("positions", graph.weights["positions"])
    one, two = graph.keep("1", np.array([1], dtype=np.int64)), graph.keep("2", np.array([2], dtype=np.int64))
    count = graph.add("Slice", [graph.add("Shape", ["input_ids"], "shape"), one, two], "count")
    used = graph.add("Slice", [positions, graph.keep("0", np.array([0], dtype=np.int64)), count], "positions.used")
    return graph.normed("norm", graph.add("Add", [words, used], "embedded"))


def _layer(graph: _Graph, place: str, state: str) -> str:
    weight, scale, zero, bias = graph.product(f"{place}.asks")
    graph.add("DynamicQuantizeLinear", [state], f"{place}.in", outputs=3)
    inputs = [f"{place}.in", weight, bias, f"{place}.in.1", scale, "", f"{place}.in.2", zero]
    seen = graph.add("QAttention", inputs, f"{place}.attention", fused=True, num_heads=HEADS)
    # onnxruntime's one operator for sum and norm is slower than the two (1.32, without AVX-512).
    seen = graph.add("Add", [graph.dense(f"{place}.attended", seen), state], f"{place}.attended.sum")
    state = graph.normed(f"{place}.attended_norm", seen)
    inner = graph.add("Gelu", [graph.dense(f"{place}.up", state)], f"{place}.gelu", fused=True)
    made = graph.add("Add", [graph.dense(f"{place}.down", inner), state], f"{place}.sum")
    return graph.normed(f"{place}.norm", made)


if __name__ == "__main__":
    main()
