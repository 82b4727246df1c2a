"""Part of speech, morphology and lemma of each word: what the model's rules say, remembered by word, tag and relation.

The model's attribute_ruler and lemmatizer are rules over single words and take an eighth of the time of a whole
reading. A word that stood before with the same tag and relation gets the same again; the rules are run only where one
is new, or where a rule looks at two words ("let's", "gonna").
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Token

RULES = ("attribute_ruler", "lemmatizer")
"""The model's components that this stands in for, in their order."""

_OPENERS = ("ai", "gon", "got", "let", "c'm", "y", "y'")
"""First words of the ruler's two-word rules, but for "there is", which the key tells apart."""
_MOST = 400_000
"""Words remembered; beyond that they are gathered anew, so that memory stays bounded."""

Values = NDArray[np.uint64]
Key = tuple[int, int, int, int]
"""Word, tag, relation, and whether an expletive stands before it."""
Row = tuple[int, ...]


class Morphology:
    """Part of speech, morphology and lemma for the words of one model."""

    def __init__(self, model: Language) -> None:
        self._rules = [model.get_pipe(name) for name in RULES]
        self._vocab = model.vocab
        strings = model.vocab.strings
        self._openers: Any = np.array([strings.add(word) for word in _OPENERS], dtype=np.uint64)
        self._expletive = strings.add("expl")
        self._known: dict[Key, Row] = {}

    def of(self, docs: list[Doc]) -> list[Values]:
        """POS, MORPH and LEMMA, a row a word, as the model's own rules give them. The docs need tags and a parse."""
        if len(self._known) > _MOST:
            self._known.clear()
        seen = [self._keys(doc) for doc in docs]
        new: dict[Key, Token] = {}
        pairs: list[tuple[int, Token]] = []
        for number, (doc, (keys, openers)) in enumerate(zip(docs, seen, strict=True)):
            new.update((key, doc[n]) for n, key in enumerate(keys) if key not in self._known and key not in new)
            pairs += [(number, doc[n]) for n in openers]
        ruled = self._alone([[t.nbor(-1), t] if key[3] else [t] for key, t in new.items()])
        self._known.update((key, rows[1 if key[3] else 0]) for key, rows in zip(new, ruled, strict=True))
        made = [np.array([self._known[key] for key in keys], dtype=np.uint64).reshape(-1, 3) for keys, _ in seen]
        together = self._alone([[t, t.nbor()] for _, t in pairs])
        for (number, token), rows in zip(pairs, together, strict=True):
            made[number][token.i : token.i + 2] = rows[:2]
        return made

    def _keys(self, doc: Doc) -> tuple[list[Key], list[int]]:
        """What decides of each word; and where two words may be read as one."""
        seen: Any = doc.to_array([ORTH, TAG, DEP, LOWER])
        after_expletive = np.zeros(len(doc), dtype=np.uint64)
        after_expletive[1:] = seen[:-1, 2] == self._expletive
        openers = np.flatnonzero(np.isin(seen[:-1, 3], self._openers))
        return list(
            zip(*(column.tolist() for column in (*seen[:, :3].T, after_expletive)), strict=True)
        ), openers.tolist()

    def _alone(self, groups: list[list[Token]]) -> list[list[Row]]:
        """What the rules say of each of these words, read in their groups alone."""
        if not groups:
            return []
        # A full stop keeps a word that may be one with the next from the group after it.
        parted = [(*group, None) if self._leads(group[-1]) else tuple(group) for group in groups]
        tokens = [token for group in parted for token in group]
        alone = Doc(
            self._vocab,
            words=["." if token is None else token.text for token in tokens],
            tags=["." if token is None else token.tag_ for token in tokens],
            deps=["punct" if token is None else token.dep_ for token in tokens],
            heads=list(range(len(tokens))),
        )
        rows = iter(self._by_rules(alone).tolist())
        return [[tuple(next(rows)) for _ in group] for group in parted]

    def _leads(self, token: Token) -> bool:
        return token.dep == self._expletive or token.lower_ in _OPENERS

    def _by_rules(self, doc: Doc) -> Values:
        for rule in self._rules:
            doc = rule(doc)
        values: Any = doc.to_array([POS, MORPH, LEMMA])
        return np.asarray(values, dtype=np.uint64)
