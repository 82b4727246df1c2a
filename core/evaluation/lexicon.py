"""The words that decide what an evaluation counts: core/lexicon/evaluation.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[a-z]+")


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """Its lists by name, read once a process."""
    source = (files("core") / "lexicon" / "evaluation.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(source).items()}


def reports_speech(cue: str) -> bool:
    """Whether a cue as people marked it ("was quoted as saying") has a word that reports speech."""
    folded = cue.lower().strip()
    if folded == ":" or any(phrase in folded for phrase in lexicon()["speech_phrases"]):
        return True
    return any(not lexicon()["speech"].isdisjoint(_forms(word)) for word in _WORD.findall(folded))


def _forms(word: str) -> set[str]:
    """The base forms that a word may be of; irregular ones are in the list as they are."""
    made = {word}
    for ending, bases in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            made |= {stem + base for base in bases}
            if len(stem) > 2 and stem[-1] == stem[-2]:
                made.add(stem[:-1])
    return made
