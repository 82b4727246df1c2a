"""States, their people and their cities by name: what "Iranian", "Tehran" and "the Kremlin" belong to.

The names are in core/lexicon/states.tsv, cities.tsv and regions.tsv; rigour's own names of each territory are added.
Towns that those lack are in towns.tsv and are looked up apart (`longest_town`), as many are surnames or words as well.
Words are looked up as they are written, so that "us" and "turkey" are no states.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rigour.territories import get_territory


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for.

    `kind`: "state" (Iran), "adjective" (Iranian), "people" (Iranians), "capital" (Tehran), "seat" (the Kremlin),
    "city" (Isfahan), "town" (Roskilde; by `longest_town` alone), "region" (Texas, Crimea). `countries` has more than
    one code where the name does not tell them apart, and none for a region of several states ("Central America").
    """

    kind: str
    name: str
    countries: tuple[str, ...]

    @property
    def country(self) -> str | None:
        return self.countries[0] if len(self.countries) == 1 else None


_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "Ø": "O", "Ł": "L", "Đ": "D"})
"""Letters that are no accented ones but are written as if they were."""

Meanings = dict[str, Named]
"""By kind: "Singapore" is a state and a capital."""


def longest(words: Sequence[str], start: int) -> tuple[int, Meanings]:
    """How many words from `start` make the longest known name, and its meanings; (0, {}) where there is none.

    Words are as written, without genitive endings; a name in capitals ("TEHRAN") is found as well.
    """
    limit = _index().first_words.get(words[start].casefold())
    if limit is None:
        return 0, {}
    for length in range(min(limit, len(words) - start), 0, -1):
        found = meanings(" ".join(words[start : start + length]))
        if found:
            return length, found
    return 0, {}


def longest_town(words: Sequence[str]) -> tuple[int, Meanings]:
    """As `longest`, of the towns of towns.tsv and from the first of these words. The list is read when first asked."""
    for length in range(min(_towns().first_words.get(words[0], 0), len(words)), 0, -1):
        if found := towns(" ".join(words[:length])):
            codes = tuple(dict.fromkeys(country for _, country, _, _ in found))
            return length, {"town": Named("town", found[0][0], codes)}
    return 0, {}


def towns(name: str) -> list[tuple[str, str, float, float]]:
    """The towns of towns.tsv of this name: what each is called, its state, latitude and longitude."""
    lines = (line.split("\t") for line in _towns().names.get(name.replace("’", "'"), ()))
    return [(town, country, float(latitude), float(longitude)) for town, _, country, latitude, longitude in lines]


def is_city(name: str) -> bool:
    """Whether a city of states.tsv or cities.tsv is called so."""
    return bool({"city", "capital"} & meanings(name).keys())


def is_town(name: str) -> bool:
    """Whether a city is called so, or a town of towns.tsv."""
    return is_city(name) or bool(towns(name))


def without_accents(name: str) -> str:
    """A name in the letters that reports write it in: "Talakkad" for "Talakkād"."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


def may_begin(word: str) -> bool:
    """Whether a name that `longest` knows begins with this word."""
    return word.casefold() in _index().first_words


def meanings(name: str) -> Meanings:
    """All that this name stands for; {} where it is unknown."""
    index = _index().names
    name = name.replace("’", "'")
    found = index.get(name)
    # "TEHRAN" in a dateline; two capital letters are an abbreviation of their own.
    if found is None and len(name) > 3 and name.isupper():
        found = index.get(_index().capitals_of.get(name, ""))
    return found or {}


def region(name: str) -> Named | None:
    """The part of a state, or the region of several, of this name or abbreviation ("Texas", "Tex.", "D.C.")."""
    return _regions().get(name.replace("’", "'"))


def may_begin_region(word: str) -> bool:
    """Whether a name that `region` knows begins with this word, which may lack its full stop."""
    return word.replace("’", "'") in _first_words_of_regions()


def country_code(name: str) -> str | None:
    """The code of the state that a field of a table or of metadata names; None where it names none, or several.

    As `meanings`, and also a name whose parts are turned round or stand in brackets: "Korea, Republic of",
    "Denmark (Greenland)" (the part in brackets), "Burma (Myanmar)".
    """
    name = " ".join(name.split())
    within = re.search(r"\(([^()]+)\)$", name)
    turned = re.fullmatch(r"([^,]+), ([^,]+)", name)
    readings = [name]
    if within is not None:
        readings += [within[1], name[: within.start()].strip()]
    if turned is not None:
        readings += [f"{turned[2]} {turned[1]}", turned[1]]
    for reading in readings:
        found = meanings(reading.removeprefix("the ").removeprefix("The "))
        named = found.get("state") or found.get("region")
        if named is not None and named.country is not None:
            return named.country
    return None


def is_state(name: str) -> bool:
    """Whether a state is called so: "Ukraine", "the United Kingdom"."""
    return "state" in meanings(name.removeprefix("the "))


@lru_cache(maxsize=1024)
def is_code(code: str) -> bool:
    """Whether rigour's territories have this code, as it is written: "ir", not "IR"."""
    territory = get_territory(code)
    return territory is not None and territory.code == code


def state_name(code: str) -> str:
    """The name under which a state is shown: "Iran", "United States"."""
    territory = get_territory(code)
    return territory.in_sentence.removeprefix("the ") if territory is not None else code.upper()


@cache
def adjective(code: str) -> str | None:
    """The usual adjective of a state: "Iranian"."""
    return next((row["adjectives"][0] for row in _states() if row["code"][0] == code and row["adjectives"][0]), None)


@cache
def capital(code: str) -> str | None:
    """The seat of a state's government: "Tehran"."""
    return next((row["capitals"][0] for row in _states() if row["code"][0] == code and row["capitals"][0]), None)


def lexicon_lines(file: str) -> list[str]:
    """The lines of one of the lexicon's tables, its header first, without comments."""
    text = (files("core") / "lexicon" / file).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def lexicon_rows(file: str) -> Iterator[dict[str, list[str]]]:
    """The rows of one of the lexicon's tables (TSV): from column to the values of its cell, [""] for an empty one."""
    lines = lexicon_lines(file)
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield {column: cell.split("|") for column, cell in zip(header, line.split("\t"), strict=True)}


@dataclass(frozen=True, slots=True)
class _Index:
    names: dict[str, Meanings]
    capitals_of: dict[str, str]
    """From a name in capitals to the name."""
    first_words: dict[str, int]


@cache
def _index() -> _Index:
    gathered: dict[str, dict[str, tuple[str, list[str]]]] = {}

    def add(name: str, kind: str, shown: str, code: str) -> None:
        name = name.replace("’", "'").removeprefix("the ")
        if not name:
            return
        _, codes = gathered.setdefault(name, {}).setdefault(kind, (shown, []))
        if code not in codes:
            codes.append(code)

    for row in _states():
        code = row["code"][0]
        shown = state_name(code)
        territory = get_territory(code)
        own = [territory.name, territory.full_name, territory.in_sentence] if territory is not None else []
        for name in [*row["names"], *own]:
            add(name, "state", shown, code)
        for name in row["adjectives"]:
            add(name, "adjective", name, code)
            if name.endswith(("n", "i", "k", "b", "h", "t")) and not name.isupper() and name != "Dutch":
                add(f"{name}s", "people", name, code)
        for name in row["people"]:
            add(name, "people", name, code)
        for name in row["capitals"]:
            add(name, "capital", row["capitals"][0], code)
        for name in row["seats"]:
            add(name, "seat", name.removeprefix("the "), code)
    for row in lexicon_rows("cities.tsv"):
        for name in [*row["city"], *row["spellings"]]:
            add(name, "city", row["city"][0], row["country"][0])
    for name, named in _regions().items():
        # "Miss." and "CA" are regions only behind a city.
        if not name.endswith(".") and len(name) > 2:
            _, codes = gathered.setdefault(name, {}).setdefault("region", (named.name, []))
            codes += named.countries
    names = {
        name: {kind: Named(kind, shown, tuple(codes)) for kind, (shown, codes) in kinds.items()}
        for name, kinds in gathered.items()
    }
    first_words: dict[str, int] = {}
    for name in names:
        words = name.split()
        first_words[words[0].casefold()] = max(first_words.get(words[0].casefold(), 0), len(words))
    return _Index(names, {name.upper(): name for name in reversed(names)}, first_words)


@cache
def _regions() -> dict[str, Named]:
    return {
        spelling: Named("region", row["region"][0], tuple(code for code in row["country"] if code))
        for row in lexicon_rows("regions.tsv")
        for spelling in [*row["region"], *row["spellings"]]
        if spelling
    }


@dataclass(frozen=True, slots=True)
class _Towns:
    names: dict[str, list[str]]
    """From each spelling to its lines of the file: there are many, and few are ever looked up."""
    first_words: dict[str, int]


@cache
def _towns() -> _Towns:
    names: dict[str, list[str]] = {}
    for line in lexicon_lines("towns.tsv")[1:]:
        town, spellings, _ = line.split("\t", 2)
        names.setdefault(town, []).append(line)
        for spelling in spellings.split("|") if spellings else ():
            names.setdefault(spelling, []).append(line)
    first: dict[str, int] = {}
    for name in names:
        words = name.split()
        first[words[0]] = max(first.get(words[0], 0), len(words))
    return _Towns(names, first)


@cache
def _first_words_of_regions() -> frozenset[str]:
    first = {name.split(" ")[0] for name in _regions()}
    return frozenset(first | {word.removesuffix(".") for word in first})


@cache
def _states() -> tuple[dict[str, list[str]], ...]:
    return tuple(lexicon_rows("states.tsv"))
