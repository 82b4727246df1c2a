"""Words that tell actors: forms of address, nouns for persons, organisations, given names.

The words are in core/lexicon: address.toml, person_nouns.toml, naming.toml, organisations.tsv, given_names.toml. Given
names of the office holders' list are added to the last, with the gender of their bearers there.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from core.actors.name_match import transliterated
from core.actors.office_list import built_in

_SURE_SHARE = 0.9
"""A given name of the office holders' list tells the gender that at least this share of its bearers there have."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of core/lexicon/organisations.tsv."""

    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sets of lower-case words; what each holds is said in the lexicon file."""

    address: dict[str, str | None]
    """From a form of address to the gender that it tells."""
    compound: dict[str, frozenset[str]]
    """From a form of address to the words that may go on with it."""
    shortened: frozenset[str]
    """Forms of address that are written with a full stop."""
    elsewhere: frozenset[str]
    """Forms of address of whoever holds no office of a government."""
    suffixes: frozenset[str]
    particles: frozenset[str]
    weak_particles: frozenset[str]
    offices: frozenset[str]
    functions: frozenset[str]
    sources: frozenset[str]
    plurals: frozenset[str]
    noun_gender: dict[str, str]
    modifiers: frozenset[str]
    portfolios: frozenset[str]
    groups: frozenset[str]
    sides: frozenset[str]
    collectives: dict[str, str]
    """From "government", "ministry", "delegation", "parliament" to the kind of actor."""
    bodies: dict[str, Body]
    """By each spelling."""
    body_words: dict[str, int]
    """The length in words of the longest spelling that begins with this word."""
    given: dict[str, str | None]
    """From a given name to "m" or "f", or None where women and men bear it."""


@cache
def vocabulary() -> Vocabulary:
    """The words, read once a process."""
    address, nouns = _toml("address.toml"), _toml("person_nouns.toml")
    forms: dict[str, str | None] = dict.fromkeys(address["address"]["any"])
    forms |= {word: gender for gender in ("m", "f") for word in address["address"][gender]}
    kinds = ("government", "ministry", "organisation", "delegation")
    bodies = _bodies()
    lengths: dict[str, int] = {}
    for spelling in bodies:
        parts = spelling.split()
        lengths[parts[0]] = max(lengths.get(parts[0], 0), len(parts))
    return Vocabulary(
        address=forms,
        compound={word: frozenset(more) for word, more in address["compound"].items()},
        shortened=frozenset(address["shortened"]["words"]),
        elsewhere=frozenset(address["elsewhere"]["words"]),
        suffixes=frozenset(address["after"]["words"]),
        particles=frozenset(address["particles"]["inside"]),
        weak_particles=frozenset(address["particles"]["weak"]),
        offices=frozenset(nouns["office"]["words"]),
        functions=frozenset(nouns["function"]["words"]),
        sources=frozenset(nouns["source"]["words"]),
        plurals=frozenset(nouns["source"]["plural"]),
        noun_gender={word: gender for gender in ("m", "f") for word in nouns["gender"][gender]},
        modifiers=frozenset(nouns["modifier"]["words"]),
        portfolios=frozenset(nouns["portfolio"]["words"]),
        groups=frozenset(nouns["collective"]["group"]),
        sides=frozenset(nouns["collective"]["sides"]),
        collectives={word: kind for kind in kinds for word in nouns["collective"][kind]},
        bodies=bodies,
        body_words=lengths,
        given=_given_names(),
    )


@cache
def words_of(section: str, key: str) -> frozenset[str]:
    """A list of core/lexicon/naming.toml; empty where the section has none of this key."""
    return frozenset(_toml("naming.toml")[section].get(key, ()))


def plain(word: str) -> str:
    """A word lower case and without accents or full stops."""
    return (word if word.isascii() else transliterated(word) or word).casefold().replace(".", "")


@cache
def _toml(file: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("core") / "lexicon" / file).read_text(encoding="utf-8"))


def _bodies() -> dict[str, Body]:
    text = (files("core") / "lexicon" / "organisations.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    found: dict[str, Body] = {}
    for line in lines[1:]:
        name, spellings, kind, country = line.split("\t")
        for spelling in (name, *filter(None, spellings.split("|"))):
            found.setdefault(spelling.replace("’", "'"), Body(name, kind, country or None))
    return found


def told_gender(given: str) -> str | None:
    """The gender that the given name (plain) of a known person tells; None where it tells none or nobody knows it."""
    known = vocabulary().given
    return known[given] if given in known else _further_genders().get(given)


@cache
def _further_genders() -> dict[str, str]:
    """From names of name_genders.txt; read when first asked."""
    text = (files("core") / "lexicon" / "name_genders.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    men, women = lines.split("\n-\n")
    return dict.fromkeys(men.split(), "m") | dict.fromkeys(women.split(), "f")


def _given_names() -> dict[str, str | None]:
    written = tomllib.loads((files("core") / "lexicon" / "given_names.toml").read_text(encoding="utf-8"))
    counted: dict[str, Counter[str]] = {}
    for term in {term.name: term for term in built_in()}.values():
        words = term.name.split()
        if term.gender and len(words) > 1 and term.country not in ("cn", "kp", "kr", "vn", "kh"):
            counted.setdefault(plain(words[0]), Counter())[term.gender] += 1
    given: dict[str, str | None] = {}
    for name, genders in counted.items():
        gender, count = genders.most_common(1)[0]
        if len(name) > 2 and count >= _SURE_SHARE * genders.total():
            given[name] = gender
    told = {name: gender for gender in ("m", "f") for name in written[gender].split()}
    return given | told | dict.fromkeys(written["both"].split())
