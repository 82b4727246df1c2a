"""The head of a document that is of one meeting, line by line: what each line is headed by, and whom a list of those
present names.

    Present:
    Mr Ola Dahl, Minister of State
    H.E. Rashid al-Amri, Ambassador
    Apologies: Ms Berg
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from core import gazetteer
from core.actors.identity import person
from core.actors.vocabulary import plain, vocabulary
from core.article import Article, Mention
from core.layout.headings import is_sentence
from core.meetings.listed_items import person_of
from core.meetings.party import Party, party_of

_LINES = 40
"""Lines of the longest head with its list."""
_PROSE = 10
"""Words of a line that is a sentence, and no entry of a list."""
_ITEM = 130
"""Characters of an entry on a line of its own."""
_NUMBERED = re.compile(r"(?:item\s+)?(?:\d{1,2}|[ivx]{1,4})[.)]\s+\S|\d{1,2}[:.]\d{2}\b", re.IGNORECASE)
"""How the body of minutes or of an agenda begins: "1. Call to order", "09:30 Opening"."""
_NUMBER = re.compile(
    r"^(?:(?:document|doc|no|annex|appendix)\b\.?\s*[\w/-]*\d[\w/-]*\s*[.:)–—-]*\s*|\d{1,4}[.:]\s+)+", re.IGNORECASE
)
""" "Document 211.", "47." before the words that say what a document is."""
_TITLE = 260
"""Characters of the longest line that says so."""
_FURTHER = re.compile(r"(?<=[.;)\]])\s+(?=(?:[A-Z][\w’'.-]*)(?: [\w’'.-]+){0,5}:)")
"""Before a heading within a line: "A (Master). Apologies: B", "C; D. From the Department: E"."""
_BULLET = re.compile(r"^(?:[-–—*•·]|\(?\d{1,2}[.)])\s+")
_COLUMN = re.compile(r"\t+|[^\S\n]{3,}")
"""Between those of two sides who stand on one line."""
_AFTER_BRACKET = re.compile(r"(?<=\)),?\s+(?:and\s+)?(?=[A-Z])")
_BRACKET = re.compile(r"\(([^()]{2,60})\)")
_ADDRESS = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|sheikh|hon|rt hon|h ?\. ?e|(?-i:HE)|amb|gen|lt|col|maj|capt"
    r"|brig|engr|rev|fr|sr|madam|madame|m\b(?=\.)|mme)\b\.?\s+)+(?=\S)",
    re.IGNORECASE,
)
"""Forms of address before a name."""
_SERVING = re.compile(r"\b(?:to|of|for|from)(?: the)? $", re.IGNORECASE)
"""Before somebody whom another serves: "Adviser to President A"."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the head. `blank`: an empty line stands above it."""

    start: int
    end: int
    text: str
    blank: bool


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody on the list of those present, and the side that a heading or a bracket puts him on."""

    party: Party
    side: str | None


@cache
def lexicon() -> dict[str, re.Pattern[str]]:
    """The patterns of core/lexicon/minutes.toml by their names."""
    raw = tomllib.loads((files("core") / "lexicon" / "minutes.toml").read_text(encoding="utf-8"))
    found = {**raw, **raw.pop("labels"), **raw.pop("roles")}
    return {name: re.compile(rf"(?:{'|'.join(words)})", re.IGNORECASE) for name, words in found.items() if words}


def lines(article: Article) -> list[Line]:
    """The lines above the first paragraph of sentences, or above the first item of what was dealt with."""
    found: list[Line] = []
    at, blank = 0, False
    while at < len(article.text) and len(found) < _LINES:
        end = article.text.find("\n", at)
        end = len(article.text) if end < 0 else end
        text = article.text[at:end].strip()
        if not text:
            blank = True
        else:
            start = at + article.text[at:end].index(text)
            line = Line(start, start + len(text), text, blank)
            if _begins_body(line):
                break
            found.append(line)
            blank = False
        at = end + 1
    return found


def _begins_body(line: Line) -> bool:
    if labelled(line.text) is not None or form_of(line.text) is not None:
        return False
    prose = is_sentence(line.text) and len(line.text.split()) >= _PROSE
    return prose or _NUMBERED.match(line.text) is not None


def form_of(text: str) -> str | None:
    """What a line says that the document is: "Record of conversation" (talk), "Draft minutes" (sitting), a note for the
    file, an agenda or a brief; None where it does not."""
    bare = _NUMBER.sub("", text.strip("*_# "))
    if bare != text and is_sentence(text):
        return None  # "2. Minutes of No. 87 adopted without amendment."
    while (before := re.match(rf"{lexicon()['before'].pattern}\b[\s:/-]*", bare, re.IGNORECASE)) is not None:
        bare = bare[before.end() :]
    for form in ("talk", "sitting", "file", "agenda", "brief") if bare and len(text) <= _TITLE else ():
        said = lexicon()[form].match(bare)
        if said is not None and (said.end() == len(bare) or not bare[said.end()].isalnum()):
            return form
    return None


def labelled(text: str) -> tuple[str, str] | None:
    """The kind of heading that a line is or begins with, and what stands behind it; None where it has none."""
    head, colon, rest = text.partition(":")
    words = " ".join(head.strip(" *_.-–—").split())
    for kind in ("present", "absent", "when_where", "event", "reader"):
        if lexicon()[kind].fullmatch(words) and (colon or kind in ("present", "absent")):
            return kind, rest.strip(" *_")
    return None


def present(article: Article, head: list[Line]) -> list[Present]:
    """Those whom the lists of the head name as present, without those who only write down or interpret."""
    found: list[Present] = []
    inside, side, below = False, None, 0
    mentions = sorted(article.mentions, key=lambda m: m.start)
    for line in head:
        for start, piece in _pieces(line):
            label = labelled(piece)
            if label is not None and label[0] != "event":
                inside, side, below = label[0] == "present", None, 0
                content = label[1] if inside else ""
            elif (sided := _headed_by_side(piece)) is not None and (inside or _opens_list(piece, sided[0])):
                inside, (side, content) = True, sided
            elif not inside:
                continue
            elif below and line.blank and not _is_spaced(head):
                inside = False
                continue
            else:
                content = piece
            entries = list(_entries(article, start + piece.index(content), content, mentions)) if content else []
            if len(content) > _ITEM and label is None and len(entries) < 2:
                inside = False
            found += [
                one if side is None or (one.side and not _is_state(side)) else replace(one, side=side)
                for one in entries
            ]
            below += len(entries)
    return list({id(one.party.actor): one for one in reversed(found)}.values())[::-1]


def _opens_list(piece: str, side: str) -> bool:
    """Whether a list of those present is headed by nothing but a state: "Peru:", "Peruvian side: A, B"."""
    return ":" in piece and _is_state(side)


def _is_state(side: str) -> bool:
    return gazetteer.is_code(side)


def _is_spaced(head: list[Line]) -> bool:
    """Whether every line stands by itself, so that an empty one ends no list."""
    return all(line.blank for line in head[1:])


def _pieces(line: Line) -> Iterator[tuple[int, str]]:
    at = 0
    for cut in [*(found.start() for found in _FURTHER.finditer(line.text)), len(line.text)]:
        piece = line.text[at:cut]
        if (bare := piece.strip()) != "":
            yield line.start + at + piece.index(bare), bare
        at = cut


def _headed_by_side(piece: str) -> tuple[str, str] | None:
    """The side that a line of a list is headed by, and what stands behind it: "Peru: Ms A", "For the Ministry:",
    "(Peru) Mr B", "United Kingdom"."""
    bracket = re.match(r"\(([^()]{2,40})\)\s*", piece)
    if bracket is not None and (state := state_of(bracket[1])) is not None:
        return state, piece[bracket.end() :]
    head, colon, rest = piece.partition(":")
    state = state_of(head)
    if state is not None and (colon or not rest):
        return state, rest.strip()
    if colon and re.match(r"(?:for|from|on behalf of|on the|delegation of|the)\b|.*\b(?:side|delegation)$", head, re.I):
        return head.strip(), rest.strip()
    return None


def state_of(words: str) -> str | None:
    """The state that words name, and nothing else: "Peru", "the Peruvian side", "Delegation of Peru"."""
    bare = re.sub(
        r"^(?:for|from|on|the|delegation|of|\s)+\b|\s+(?:side|delegation|team|party)$", "", words.strip(), flags=re.I
    )
    bare = bare.title() if bare.isupper() and len(bare) > 3 else bare
    named = gazetteer.meanings(bare)
    found = named.get("state") or named.get("adjective")
    return found.country if found is not None else None


def _entries(article: Article, start: int, content: str, mentions: list[Mention]) -> Iterator[Present]:
    """Those whom a stretch of a list names, entry by entry."""
    at = start
    for entry in _parted(content):
        begin = article.text.index(entry, at)
        at = begin + len(entry)
        if lexicon()["helping"].search(entry) is None:
            yield from _named(article, begin, entry, [m for m in mentions if begin <= m.start and m.end <= at])


def _parted(content: str) -> list[str]:
    columns = _COLUMN.split(content)
    parts = [part for one in columns for part in (one.split(";") if ";" in one else _AFTER_BRACKET.split(one))]
    return [part.strip() for part in parts if part.strip()]


def _named(article: Article, start: int, entry: str, inside: list[Mention]) -> Iterator[Present]:
    known = [(m, m.actor) for m in inside if m.actor is not None and m.actor.kind in ("person", "unnamed")]
    names = [(m, a) for m, a in known if m.form == "name" and not _SERVING.search(article.text[start : m.start])]
    offices = [(m, a) for m, a in known if m.form == "role" and m.start - start <= len("The ")]
    side = _side_of(entry)
    for mention, actor in names or offices:
        yield Present(party_of(actor, mention=mention, role=mention.role), side)
    if not names and not offices and (name := _unread_name(entry)) is not None:
        actor = next((a for a in article.actors if a.name == name), None) or person(name, ())
        yield Present(party_of(actor), side)


def _side_of(entry: str) -> str | None:
    """The side that a bracket or a state behind the name tells: "(Government)", "Minister of Trade, Peru"."""
    for said in _BRACKET.findall(entry):
        told = re.split(r"[,;]", said)[0].strip()
        if (state := state_of(told)) is not None:
            return state
        if lexicon()["of_body"].fullmatch(told) is None:
            return str(told)
    states = [state for part in entry.split(",")[1:] if (state := state_of(part)) is not None]
    return states[-1] if states else None


def _unread_name(entry: str) -> str | None:
    """The name that opens an entry and is read nowhere else: "Miss A. Berg, Private Secretary"."""
    bare = _BULLET.sub("", entry)
    address = _ADDRESS.match(bare)
    name = person_of(bare[address.end() :] if address is not None else bare)
    sure = address is not None or (name is not None and plain(name.split()[0]) in vocabulary().given)
    return name if sure else None
