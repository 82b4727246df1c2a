"""The words that report speech: core/lexicon/cues.toml, and how a cue stands to its content.

A cue is given in full: "went on to say that", "called for", "expressed hope that".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Token

LEXICON = Path(__file__).parents[1] / "lexicon" / "cues.toml"
_WILD = 3
"""Words that a "*" may stand for."""


class Phrases:
    """Lemmas in a row, "*" for up to three words, each with the act that it tells; earlier ones come first."""

    def __init__(self, listed: Iterable[tuple[tuple[str, ...], str]]) -> None:
        self._listed = list(listed)
        self._by_first_word: dict[str, list[int]] = {}
        for number, (phrase, _) in enumerate(self._listed):
            self._by_first_word.setdefault(phrase[0], []).append(number)

    def first(self, lemmas: Sequence[str], within: int) -> str | None:
        """The act of the first phrase that begins among the first `within` lemmas."""
        anywhere = self._by_first_word.get("*", ())
        found = [
            number
            for at in range(within)
            for number in (*self._by_first_word.get(lemmas[at], ()), *anywhere)
            if _matches(self._listed[number][0], lemmas[at:])
        ]
        return self._listed[min(found)][1] if found else None


def _matches(phrase: Sequence[str], lemmas: Sequence[str]) -> bool:
    if not phrase:
        return True
    if phrase[0] == "*":
        return any(_matches(phrase[1:], lemmas[skip:]) for skip in range(min(_WILD, len(lemmas)) + 1))
    return bool(lemmas) and lemmas[0] == phrase[0] and _matches(phrase[1:], lemmas[1:])


@dataclass(frozen=True)
class Cues:
    """What cues.toml holds, ready to be asked."""

    verb_acts: dict[str, str]
    noun_acts: dict[str, str]
    phrase_acts: Phrases
    """The longest first."""
    performative_subjects: frozenset[str]
    performed: dict[str, str]
    """Verb, or verb and the word after it, and what "I" or "we" do by saying it."""
    harm: frozenset[str]
    wrongs: frozenset[str]
    good: frozenset[str]
    no_commitment: frozenset[str]
    after_preposition: frozenset[tuple[str, str]]
    taking_object: frozenset[str]
    taking_clause: frozenset[str]
    taking_as: frozenset[str]
    taking_predicate: frozenset[str]
    taking_whom: frozenset[str]
    express: frozenset[str]
    expressed: frozenset[str]
    occasions: frozenset[str]
    circumstance_prepositions: tuple[str, ...]
    questioners: frozenset[str]
    scene: frozenset[str]
    stated_by: frozenset[str]
    speeches: frozenset[str]
    exchanged: frozenset[str]
    """Verbs whose object is what was talked about, not what was said."""
    relayed: frozenset[str]
    """Verbs in whose passive the subject speaks: "was quoted as saying"."""
    stating: frozenset[str]
    """Verbs whose negation says that the clause was not said."""
    papers: frozenset[str]
    named: frozenset[str]
    sent: frozenset[str]
    sending: frozenset[str]
    together: frozenset[str]
    beliefs: frozenset[str]
    told: frozenset[str]
    asked_of: frozenset[str]
    audiences: frozenset[str]
    messages: frozenset[str]
    exchanges: frozenset[str]
    titles_called: frozenset[str]
    content_acts: Phrases
    """Those within a statement, and what it does by them; in the order of the file."""
    judgements: dict[str, str]
    """Adjectives and the act of a short statement that has one."""
    speech: frozenset[str]
    """Words of cues that report speech, not a belief or a wish; irregular forms as they are."""

    def reports_speech(self, tokens: Sequence[Token]) -> bool:
        """Whether a word of these is one that reports speech."""
        return any(t.lemma_.lower() in self.verb_acts or t.lemma_.lower() in self.noun_acts for t in tokens)


@cache
def cues() -> Cues:
    """The lexicon, read once a process."""
    raw: dict[str, Any] = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    verb_acts: dict[str, str] = {}
    noun_acts: dict[str, str] = {}
    phrases: list[tuple[tuple[str, ...], str]] = []
    for act, words in raw["act"].items():
        # A word that stands under several acts does the more special one; assert comes first in the file.
        verb_acts |= dict.fromkeys(words.get("verbs", ()), act)
        noun_acts |= dict.fromkeys(words.get("nouns", ()), act)
        phrases += [(tuple(phrase.split()), act) for phrase in words.get("phrases", ())]
    frame, circumstance = raw["frame"], raw["circumstance"]
    return Cues(
        verb_acts=verb_acts,
        noun_acts=noun_acts,
        phrase_acts=Phrases(sorted(phrases, key=lambda p: -len(p[0]))),
        performative_subjects=frozenset(raw["performative"]["subjects"]),
        performed={v: verb_acts[v] for v in raw["performative"]["verbs"]} | raw["performative"]["act"],
        harm=frozenset(raw["deed"]["harm"]),
        wrongs=frozenset(raw["deed"]["wrongs"]),
        good=frozenset(raw["deed"]["good"]),
        no_commitment=frozenset(raw["deed"]["no_commitment"]),
        after_preposition=frozenset((verb, word) for verb, word in (p.split() for p in frame["object_of_preposition"])),
        taking_object=frozenset(frame["object"]),
        taking_clause=frozenset(frame["clause"]),
        taking_as=frozenset(frame["object_as"]),
        taking_predicate=frozenset(frame["object_and_predicate"]),
        taking_whom=frozenset(frame["object_and_infinitive"]),
        express=frozenset(frame["express"]),
        expressed=frozenset(frame["expressed"]),
        occasions=frozenset(circumstance["occasions"]),
        circumstance_prepositions=tuple(circumstance["prepositions"]),
        questioners=frozenset(raw["transcript"]["questioners"]),
        scene=frozenset(raw["transcript"]["scene"]),
        stated_by=frozenset(raw["transcript"]["stated_by"]),
        speeches=frozenset(raw["transcript"]["speeches"]),
        exchanged=frozenset(raw["speech"]["exchanged"]),
        relayed=frozenset(raw["speech"]["relayed"]),
        stating=frozenset(raw["speech"]["stating"]),
        papers=frozenset(raw["speech"]["papers"]),
        named=frozenset(raw["speech"]["named"]),
        sent=frozenset(raw["speech"]["sent"]),
        sending=frozenset(raw["speech"]["sending"]),
        together=frozenset(raw["speech"]["together"]),
        beliefs=frozenset(raw["speech"]["beliefs"]),
        told=frozenset(raw["addressee"]["object"]),
        asked_of=frozenset(raw["addressee"]["after_preposition"]),
        audiences=frozenset(raw["addressee"]["audience"]),
        messages=frozenset(raw["addressee"]["messages"]),
        exchanges=frozenset(raw["addressee"]["exchanges"]),
        titles_called=frozenset(raw["addressee"]["titles_called"]),
        content_acts=Phrases(
            (tuple(phrase.split()), act) for act, listed in raw["content"].items() for phrase in listed
        ),
        judgements={word: act for act, words in raw["judgement"].items() for word in words},
        speech=(frozenset(verb_acts) - frozenset(raw["speech"]["beliefs"])) | frozenset(raw["speech"]["forms"]),
    )
