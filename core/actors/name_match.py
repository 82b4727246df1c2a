"""Whether two spellings name one person: surnames agree and given names are compatible.

No similarity score decides here. Two words of a name agree if they are the same after the usual freedoms of
transliteration are undone ("Kharazi", "Kharrazi"), if one is the other's initial, or if rigour's name symbols make them
one given name ("Mahmud", "Mahmoud"; "Bob", "Robert").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

from rigour.names import tokenize_name
from rigour.text.translit import maybe_ascii

from core.actors.offices import titles

# Words that join parts of a name and are often left out.
_ARTICLES = frozenset(
    {"al", "el", "ul", "de", "del", "della", "der", "van", "von", "zu", "den", "di", "du", "da", "dos"}
)
_INNER_ARTICLES = frozenset({"do", "la", "le", "y", "e", "and", "of"})
_FATHERS = frozenset({"bin", "ibn", "bint", "ould"})
_NUMBERS = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xii", "xiii", "xiv", "xvi"})
_SUFFIXES = frozenset({"jr", "junior", "sr"})
# "Abd al-Rahman", "Abdul Rahman", "Abderrahmane": servant of ..., one word of the name.
_SERVANT = re.compile(r"abd(?:[aeuo](?:l|r(?=r)|s(?=s)|n(?=n))|u)?(?=..)")
_SERVANT_ALONE = frozenset({"abd", "abdul", "abdel", "abdal", "abdol"})
# One word with what follows: "Abu Mazen"; "Ben Ali", but not at the beginning ("Ben Wallace").
_BOUND = frozenset({"abu", "abou", "abul", "aboul"})
_BOUND_INSIDE = frozenset({"ben"})
_FREEDOMS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ey", "i"), ("ei", "i"), ("y", "i"), ("q", "k"))
_YO = re.compile(r"(?<=[^aeiou])yo(?=va?$)")
"""Of "Shmelyova", which is written "Shmeleva" too."""
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("eu", "ao")
_BEYOND_LATIN = "\u0250"
"""Letters before this are written in ASCII each by itself, those of other scripts by what stands beside them."""
_SHORT = 4
"""Up to this length letters decide too much to be free: "Lee" is not "Li"."""


class Fit(IntEnum):
    """How well two spellings fit; NONE: they cannot be shown to be the same name."""

    NONE = 0
    TAIL = 1
    """One is the end of the other: "Hashemi Rafsanjani" of "Akbar Hashemi Rafsanjani"."""
    PART = 2
    """First name and surname agree, a middle part is on one side only."""
    WHOLE = 3


@dataclass(frozen=True, slots=True)
class NameForm:
    """A spelling, read: the words that tell persons apart, folded, in order."""

    words: tuple[str, ...]
    fathers: frozenset[int]
    """Positions of words that follow "bin": a father's name, never the person's own."""
    number: str | None
    titles: frozenset[str] = frozenset()
    """Titles and forms of address that stood before it, lower case."""

    @property
    def joined(self) -> str:
        return "".join(self.words)


def transliterated(text: str) -> str:
    """The text in ASCII as far as rigour can write it so, which takes longer for a letter than all else for a name."""
    if max(text, default="") < _BEYOND_LATIN:
        return "".join(map(_letter, text))
    return maybe_ascii(text)


@cache
def _letter(letter: str) -> str:
    return maybe_ascii(letter)


@lru_cache(maxsize=16384)
def read_name(name: str) -> NameForm:
    """The words of a name without titles, articles and suffixes; no words where nothing of a name is left."""
    raw = [_ascii(token) for token in tokenize_name(_POSSESSIVE.sub("", name.strip()))]
    raw = [token for token in raw if token]
    # "Sultan bin Abdulaziz" is a name, "Sultan Qaboos" has a title.
    before_name = set()
    while len(raw) > 1 and raw[0] in titles() and raw[1] not in _FATHERS:
        before_name.add(raw.pop(0))
    while len(raw) > 1 and raw[-1] in _SUFFIXES:
        raw.pop()
    number = raw.pop() if len(raw) > 1 and raw[-1] in _NUMBERS else None
    words: list[str] = []
    fathers: set[int] = set()
    father, prefix = False, ""
    for position, token in enumerate(raw):
        last = position == len(raw) - 1
        if token in _FATHERS and not last:
            father = True
        elif not last and token in _SERVANT_ALONE:
            prefix = "abd"
        elif not last and (token in _BOUND or (position and token in _BOUND_INSIDE)):
            prefix = token
        elif (
            not last
            and (token in _ARTICLES or (position and token in _INNER_ARTICLES))
            and not (
                position == 1 and raw[0] in _INNER_ARTICLES and token not in ("la", "los")  # "Le Van Thanh"
            )
        ):
            continue
        else:
            if father:
                fathers.add(len(words))
            words.append(_fold(prefix + token))
            father, prefix = False, ""
    return NameForm(tuple(words), frozenset(fathers), number, frozenset(before_name))


def fit(asked: NameForm, known: NameForm, *, symbols: bool = False) -> Fit:
    """How a spelling in a text fits a known one of two or more words; symmetric but for the known one being fuller.

    Without `symbols` only folded letters and initials count; with them rigour's given names count as well, and
    the vowels of the surname may differ as transliterations do (e/a, u/o) if the given names agree.
    """
    if asked.number and known.number and asked.number != known.number:
        return Fit.NONE
    if asked.joined == known.joined:
        return Fit.WHOLE
    if len(asked.words) < 2 or len(known.words) < 2:
        return Fit.NONE
    shorter, longer = (asked, known) if len(asked.words) <= len(known.words) else (known, asked)
    if not same_surname(shorter.words[-1], longer.words[-1], symbols):
        return Fit.NONE
    if _first_agrees(shorter, longer, symbols):
        if not _in_order(shorter.words[1:-1], longer.words[1:-1], symbols):
            return Fit.NONE
        return Fit.WHOLE if len(shorter.words) == len(longer.words) else Fit.PART
    begin = len(longer.words) - len(shorter.words)
    # The end of a name is enough when the text is the shorter one, and does not begin with a father's name.
    # An initial inside the known name ("S. R. Nathan") says nothing of a first name ("Rashid Nathan").
    told = min(len(shorter.words[0]), len(longer.words[begin])) > 1
    if (
        longer is known
        and begin
        and told
        and begin not in longer.fathers
        and _first_agrees_at(shorter, longer, begin, symbols)
    ):
        inner = zip(shorter.words[1:-1], longer.words[begin + 1 : -1], strict=True)
        return Fit.TAIL if all(_same_word(a, b, symbols) for a, b in inner) else Fit.NONE
    return Fit.NONE


def surname_with_article(asked: NameForm) -> str | None:
    """The surname of "Le Drian" or "La Russa", whose article stays where it may be a name ("Le Duc Anh")."""
    return asked.words[1] if len(asked.words) == 2 and asked.words[0] in _INNER_ARTICLES else None


def loose(word: str) -> str:
    """A folded word with the vowels that transliterations exchange made one; keys an index of surnames."""
    return word.translate(_VOWELS)


_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=16384)
def _ascii(token: str) -> str:
    folded = token.casefold()
    latin = folded if folded.isascii() else transliterated(folded).casefold()
    return latin if latin.isalnum() else "".join(c for c in latin if c.isalnum())


@lru_cache(maxsize=16384)
def _fold(word: str) -> str:
    """The word without the freedoms of transliteration: doubled letters, y/i, ou/u, ee/i, q/k."""
    servant = _SERVANT.match(word)
    if servant:
        word = "abd" + word[servant.end() :]
    if len(word) > _SHORT:
        word = _YO.sub("e", word)
        for written, meant in _FREEDOMS:
            word = word.replace(written, meant)
    return _DOUBLED.sub(r"\1", word) if len(word) > _SHORT - 1 else word


def _first_agrees(a: NameForm, b: NameForm, symbols: bool) -> bool:
    return _first_agrees_at(a, b, 0, symbols)


def _first_agrees_at(a: NameForm, b: NameForm, begin: int, symbols: bool) -> bool:
    return _same_word(a.words[0], b.words[begin], symbols)


def _in_order(few: tuple[str, ...], many: tuple[str, ...], symbols: bool) -> bool:
    """Whether all of `few` have their fellows among `many`, in order."""
    rest = iter(many)
    return all(any(_same_word(word, other, symbols) for other in rest) for word in few)


def _same_word(a: str, b: str, symbols: bool) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    # Two letters are shared by too many names of other languages ("Li", "Lee").
    return symbols and min(len(a), len(b)) > 2 and not _symbols(a).isdisjoint(_symbols(b))


def same_surname(a: str, b: str, symbols: bool) -> bool:
    """Whether two words are one surname; with `symbols` also where only the freedoms of transliteration part them."""
    return a == b or (symbols and len(a) > _SHORT and loose(a) == loose(b))


def _symbols(word: str) -> frozenset[int]:
    """rigour's name symbols of a given name, as core/lexicon/given_name_variants.txt numbers them."""
    return _variants().get(word, frozenset())


@cache
def _variants() -> dict[str, frozenset[int]]:
    source = (files("core") / "lexicon" / "given_name_variants.txt").read_text(encoding="utf-8")
    groups = [line.split() for line in source.splitlines() if line and not line.startswith("#")]
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for word in group:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
