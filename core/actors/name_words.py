"""What a single word may be to a personal name: its beginning, a part of it, or never any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from core.actors.vocabulary import plain, vocabulary, words_of
from core.actors.words import CALENDAR, HYPHENS, Words

NOUN_ENDINGS = tuple(words_of("name", "noun_endings"))
STYLED = words_of("name", "styles")
NO_NAME = words_of("name", "never")
BODY_HEADS = words_of("name", "bodies_and_places")


CHINESE_FAMILIES = words_of("name", "chinese_families")
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u)){1,2}"
)
_GLUED = re.compile(r"(?:[^\W\d_]{1,2}\.){1,2}[^\W\d_]{3,}(?:-[^\W\d_]+)?")


def _inflected(lemmas: Iterable[str]) -> Iterator[str]:
    for lemma in lemmas:
        stem = lemma.removesuffix("e")
        yield from (f"{stem}ing", f"{stem}ed")
        hissing = lemma.endswith(("s", "sh", "ch", "x", "z"))
        yield f"{lemma[:-1]}ies" if lemma.endswith("y") else f"{lemma}es" if hissing else f"{lemma}s"


_LEMMAS = frozenset().union(
    *(words_of(*where) for where in (
        ("name", "human_verbs"), ("name", "headline_verbs"), ("source", "saying"), ("sides", "joint_verbs"),
        ("body", "place_verbs"),
    ))
)  # fmt: skip
VERBS = frozenset(_inflected(_LEMMAS)) | words_of("name", "verb_forms")
"""What opens a line or stands in a headline with a capital and is no name: "Receives", "MEETS"."""


def shouted(words: Words, at: int) -> bool:
    """Whether a word in capitals is a common one of a headline in capitals: "TO MEET", "VISITS"."""
    lower, surface = words.lower[at], words.surface[at]
    if lower == "prime":
        return False
    return len(surface) > 1 and surface.isupper() and (lower in NO_NAME or lower in _LEMMAS or lower in VERBS)


def no_name(words: Words, at: int) -> bool:
    """Whether this is a word that is never a part of a name ("Do", "In"), and neither another one spelt with marks
    ("Đỗ") nor the first syllable of a given name ("Ahn Do-yeong", "Lee In-ho")."""
    if plain(words.surface[at]) not in NO_NAME or not words.surface[at].isascii():
        return False
    hyphened = at + 2 < len(words) and words.surface[at + 1] in HYPHENS and words.joined(at) and words.joined(at + 1)
    return not (hyphened and words.surface[at].istitle() and words.surface[at + 2].islower() and words.capital(at - 1))


def spelt_as_chinese(words: list[str]) -> bool:
    """Whether a name in plain words is a Chinese one: a usual family name, and what follows is spelt as given names
    are."""
    return len(words) > 1 and words[0] in CHINESE_FAMILIES and all(_PINYIN.fullmatch(word) for word in words[1:])


def initial_glued(surface: str) -> bool:
    """Whether a word is a whole name, as Mongolian ones are written: "D.Batsuuri"."""
    return _GLUED.fullmatch(surface) is not None


def starts_name(words: Words, at: int) -> bool:
    """Whether a title or a given name begins a name here, inside a run of capitals ("of Ukraine Dmytro Kuleba")."""
    if initial_glued(words.surface[at]):
        return True
    if not words.capital(at) or at + 1 >= len(words) or words.sentence[at] != words.sentence[at + 1]:
        return False
    this, following = plain(words.surface[at]), words.lower[at + 1]
    next_is_name = words.capital(at + 1) or following in vocabulary().particles or words.surface[at + 1] in HYPHENS
    if not next_is_name or words.unit[at] is not None:
        return False
    if this in vocabulary().address and this not in (
        "deputy",
        "minister",
        "secretary",
        "chairman",
        "representative",
        "commissioner",
    ):
        # "Minister of Justice Konstantin Chuychenko"
        portfolio = this in vocabulary().portfolios and at > 0 and words.lower[at - 1] in ("of", "for", "and")
        body = this == "general" and following in BODY_HEADS  # "Chief of the General Staff"
        return words.unit[at + 1] is None and not portfolio and not body
    if this in vocabulary().portfolios or this in BODY_HEADS or role_word(following):
        return False
    if this in vocabulary().given and plain(words.surface[at + 1]) not in BODY_HEADS and words.unit[at + 1] is None:
        return True
    token = words.tokens[at]
    if this not in vocabulary().given and plain(words.surface[at + 1]) in vocabulary().given:
        return False
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "B"


def may_stand_in(words: Words, at: int) -> bool:
    """Whether a capital word may be part of a name at all: no role, body, day or common word."""
    lower = plain(words.surface[at])
    return (
        lower.isalpha()
        and len(lower) > 2
        and lower not in NO_NAME | CALENDAR | BODY_HEADS
        and not role_word(lower)
        and lower not in vocabulary().address
        and lower not in vocabulary().portfolios
        and lower not in words.seen_lower
        and not words.surface[at].isupper()
        and not noun_before_name(words, at)
    )


def noun_before_name(words: Words, at: int) -> bool:
    """Whether this is a common noun before a full name ("Landlord | Anna Holm"): a title or the end of a body's name
    that no list has. What the encoder takes for a part of the name stays one."""
    if at + 2 >= len(words) or words.sentence[at + 2] != words.sentence[at]:
        return False
    lower, following, known = plain(words.surface[at]), plain(words.surface[at + 1]), vocabulary().given
    full = all(words.capital(n) for n in (at, at + 1, at + 2)) and words.unit[at + 2] is None
    if not full or len(lower) < 3 or plain(words.surface[at + 2]) in vocabulary().suffixes:
        return False  # "Clifton J. | Porter II"
    return following in known and lower not in known and not words.person[at] and lower in _nouns()


@cache
def _nouns() -> frozenset[str]:
    """The English nouns by which the language model finds lemmas."""
    # Not with the module: a dashboard asks for names and has no need of the model.
    from core.language_model import language_model

    lemmatizer: Any = language_model().get_pipe("lemmatizer")
    return frozenset(lemmatizer.lookups.get_table("lemma_index")["noun"])


def role_word(lower: str) -> bool:
    known = vocabulary()
    return lower in known.offices or lower in known.functions or lower in known.sources or lower in known.plurals
