"""The encoder as a torch module: a BERT of few and narrow layers with one head, begun from a pretrained one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file

from core.encoder.pieces import ENTITY_LABELS, LABELS

WIDTH, HEADS, EPSILON = 384, 12, 1e-12
"""As all-MiniLM-L6-v2 has them."""
MASK = 103
"""Vocabulary id of the mark in place of a hidden piece, [MASK]."""
_DROPOUT = 0.1


class Layer(torch.nn.Module):
    """Attention over all pieces of a window, then each piece by itself."""

    def __init__(self, inner: int) -> None:
        super().__init__()
        self.asks = torch.nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = torch.nn.Linear(WIDTH, WIDTH)
        self.attended_norm = torch.nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = torch.nn.Linear(WIDTH, inner)
        self.down = torch.nn.Linear(inner, WIDTH)
        self.norm = torch.nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = torch.nn.Dropout(_DROPOUT)

    def forward(self, state: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        rows, pieces, _ = state.shape
        asks = self.asks(state).view(rows, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = torch.nn.functional.scaled_dot_product_attention(
            asks[0], asks[1], asks[2], attn_mask=mask[:, None, None, :], dropout_p=_DROPOUT if self.training else 0.0
        )
        seen = self.attended(seen.transpose(1, 2).reshape(rows, pieces, WIDTH))
        state = self.attended_norm(state + self.dropout(seen))
        made = self.down(torch.nn.functional.gelu(self.up(state)))
        return self.norm(state + self.dropout(made))


class Network(torch.nn.Module):
    """Vocabulary ids and a mask in (rows, pieces); scores of LABELS and ENTITY_LABELS, side by side, out.

    The table of words is the pretrained one and stays as it is.
    """

    def __init__(self, layers: int, inner: int, vocabulary: int = 30_522) -> None:
        super().__init__()
        self.words = torch.nn.Embedding(vocabulary, WIDTH)
        self.words.weight.requires_grad_(False)
        self.positions = torch.nn.Parameter(torch.zeros(512, WIDTH))
        self.norm = torch.nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = torch.nn.Dropout(_DROPOUT)
        self.layers = torch.nn.ModuleList(Layer(inner) for _ in range(layers))
        self.head = torch.nn.Linear(WIDTH, len(LABELS) + len(ENTITY_LABELS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        state = self.dropout(self.norm(self.words(ids) + self.positions[: ids.shape[1]]))
        for layer in self.layers:
            state = layer(state, mask)
        return self.head(state)


def begun(base: Path, kept: list[int], inner: int) -> Network:
    """A network of these layers of the pretrained one (a folder with model.safetensors).

    Of each layer's inner rows those are kept whose weights are largest.
    """
    old = {name: torch.from_numpy(np.array(value)) for name, value in load_file(base / "model.safetensors").items()}
    network = Network(len(kept), inner, len(old["embeddings.word_embeddings.weight"]))
    with torch.no_grad():
        network.words.weight.copy_(old["embeddings.word_embeddings.weight"])
        # Of the two kinds of sentence that the base knows only the first is used.
        first_kind = old["embeddings.token_type_embeddings.weight"][0]
        network.positions.copy_(old["embeddings.position_embeddings.weight"] + first_kind)
        _copy(network.norm, old, "embeddings.LayerNorm")
        for number, layer in zip(kept, network.layers, strict=True):
            place = f"encoder.layer.{number}"
            asks = [f"{place}.attention.self.{name}" for name in ("query", "key", "value")]
            layer.asks.weight.copy_(torch.cat([old[f"{name}.weight"] for name in asks]))
            layer.asks.bias.copy_(torch.cat([old[f"{name}.bias"] for name in asks]))
            _copy(layer.attended, old, f"{place}.attention.output.dense")
            _copy(layer.attended_norm, old, f"{place}.attention.output.LayerNorm")
            _copy(layer.norm, old, f"{place}.output.LayerNorm")
            up, down = (old[f"{place}.{part}.dense.weight"] for part in ("intermediate", "output"))
            rows = (up.norm(dim=1) * down.norm(dim=0)).topk(inner).indices.sort().values
            layer.up.weight.copy_(up[rows])
            layer.up.bias.copy_(old[f"{place}.intermediate.dense.bias"][rows])
            layer.down.weight.copy_(down[:, rows])
            layer.down.bias.copy_(old[f"{place}.output.dense.bias"])
    return network


def saved(network: Network, path: Path) -> None:
    """Write what the network has learned (half precision, without the table of words)."""
    values = {
        name: value.detach().float().cpu().numpy().astype(np.float16)
        for name, value in network.state_dict().items()
        if name != "words.weight"
    }
    np.savez(path, **values)


def loaded(path: Path, base: Path) -> Network:
    """What `saved` wrote, with the base's table of words."""
    with np.load(path) as values:
        learned = {name: torch.from_numpy(values[name].astype(np.float32)) for name in values.files}
    words = torch.from_numpy(np.array(load_file(base / "model.safetensors")["embeddings.word_embeddings.weight"]))
    count = 1 + max(int(name.split(".")[1]) for name in learned if name.startswith("layers."))
    network = Network(count, learned["layers.0.up.weight"].shape[0], len(words))
    network.load_state_dict({**learned, "words.weight": words})
    return network.eval()


def _copy(to: torch.nn.Module, old: dict[str, torch.Tensor], place: str) -> None:
    to.weight.copy_(old[f"{place}.weight"])
    to.bias.copy_(old[f"{place}.bias"])
