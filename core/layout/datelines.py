"""Datelines: "TEHRAN, Aug. 8 (MNA) --", "MOSCOW, 12 June. /TASS/.", "PARIS, France (AFP) —", "GENEVA —".

Read from left to right, part by part (dateline_parts.py): it is a dateline where every part is understood as a place, a
date or an agency and a separator follows. A part that is not understood makes it an ordinary sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from core import outlets
from core.article import Dateline
from core.gazetteer import meanings
from core.layout.dateline_parts import TIME, Reading, agency, bracketed_agency, date, parts

MOST = 140
"""Characters of the longest dateline."""
_UNKNOWN_WORDS = 3
"""Words of the longest name that is taken for a town on the strength of its capitals alone."""

_WORD = re.compile(r"[^\s,()\[\]/:;|—–]+")
_DASH = re.compile(
    r"(?:(?<=[)\]/\d])\.)?\s*(?:—|–|―|--+|(?<=[)\]/A-Z])_+|\s_+)\s*"
    r"|(?:\s+|(?<=[)\]/])\.?|(?<=[A-Z]))-+(?:\s+|(?=[A-Z\"“]))"
)
_COLON, _STOP, _BAR = re.compile(r"\s*:\s+|(?<=\)):(?=[A-Z\"“])"), re.compile(r"\s*\.\s+"), re.compile(r"\s+\|\s+")
_SEPARATORS = ((_DASH, "-"), (_BAR, "-"), (_COLON, ":"), (_STOP, "."))
_GAP = re.compile(r",?\s+")
_AFTER_LEAD = re.compile(r"\s*[,|:]\s*|\s*[-–—]+\s*|\s+")
_BUILDINGS = frozenset(
    {
        "Palace", "House", "Hall", "Hotel", "Ministry", "Headquarters", "Embassy", "Residence", "Castle", "Parliament",
        "Airport", "Secretariat", "Chancellery", "Villa", "Mansion", "Center", "Centre",
    }
)  # fmt: skip
_SAID = r"(?i:briefing|conference|remarks|statement|communiqu[ée]|release)"
_VENUE = re.compile(
    rf"((?:[A-Z][\w’'-]+ ){{0,5}}(?:{'|'.join(sorted(_BUILDINGS))})|[A-Z](?:[\w-]+ ){{0,4}}{_SAID}), (?=[A-Z])"
)
"""What may stand before the place in a line of its own."""
_IN_BRACKETS = re.compile(r"\(([^()\n]{5,80})\)|\[([^\[\]\n]{5,80})\]")
_BYLINE = re.compile(r"(?:by|BY|By)\s{1,9}[^/|\n]{3,80}?\s{0,9}[/|]\s{0,9}")
_FOLLOWING = " X"
"""Stands for the report behind a dateline whose end is known."""


def read(text: str, start: int, end: int) -> Dateline:
    """What a stretch says that at_start or alone has found to be a dateline."""
    head = text[start:end].rstrip()
    found = _opening(head + _FOLLOWING)
    if found is not None and found[0] >= len(head):
        return found[1].dateline(start, end)
    reading = _alone(head.rstrip(" .:-—–"))
    if reading is None:
        reading = Reading()
        for _ in parts(head, reading):
            pass
    return reading.dateline(start, end)


def at_start(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which the paragraph text[start:end] begins, text following it."""
    head = text[start : min(end, start + MOST)]
    found = _opening(head)
    if found is None:
        return None
    ends, reading = found
    # "ANKARA - Anadolu Agency" is all of a line.
    if start + len(head) >= end and agency(head, ends) == len(head.rstrip()):
        return None
    return reading.dateline(start, start + len(head[:ends].rstrip()))


def alone(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that is the whole paragraph: "ANKARA", "Brussels, 5 November 2021", "By Jane Roe / GENEVA"."""
    if end - start > MOST:
        return None
    byline = _BYLINE.match(text, start, end)
    head = text[byline.end() if byline else start : end].rstrip(" .:-—–")
    reading = _alone(head)
    if not byline and (reading is None or not reading.known) and (line := _behind_venue(head, start)) is not None:
        return line
    if reading is None:
        return None
    if byline:
        return reading.dateline(byline.end(), byline.end() + len(head)) if reading.placed else None
    said = (reading.known and (reading.capitals or reading.dated or reading.agency)) or (
        reading.capitals and (reading.dated or reading.agency)
    )
    named = reading.known and len(reading.cities) == 1 and (reading.country or "capital" in meanings(head))
    return reading.dateline(start, end) if said or named or (reading.dated and not reading.placed) else None


def _behind_venue(head: str, start: int) -> Dateline | None:
    """ "Bayan Palace, Kuwait City", "Midday press briefing, Brussels, 18/11/2021": a building or what was said before
    the place of a line."""
    led = _VENUE.match(head)
    reading = _alone(head[led.end() :]) if led is not None else None
    if led is None or reading is None or not (reading.known and len(reading.cities) == 1):
        return None
    building = led[1].split()[-1] in _BUILDINGS
    if not (building or (reading.day is not None and reading.year is not None)):
        return None
    return reading.dateline(start + led.end(), start + len(head))


def _alone(head: str) -> Reading | None:
    """What a whole line says that is nothing but parts of a dateline."""
    for at, reading in _leads(head):
        for position in parts(head, reading, at):
            if position == len(head):
                return reading
            # "ANKARA - Anadolu Agency"
            if (dash := _DASH.match(head, position)) and agency(head, dash.end()) == len(head):
                reading.agency = head[dash.end() :]
                return reading
    within = _IN_BRACKETS.fullmatch(head)
    return _alone(within[1] or within[2]) if within else None


def _opening(head: str) -> tuple[int, Reading] | None:
    """Where the dateline that begins this stretch ends, and what it says."""
    found = None
    for at, reading in _leads(head):
        found = _followed(head, at, reading)
        # What came before the place counts only with one that is known.
        if found is not None and (at == 0 or reading.known):
            return found
    return _within_brackets(head) or _agency_alone(head)


def _leads(head: str) -> Iterator[tuple[int, Reading]]:
    """Where a dateline's place may begin: behind an agency or a whole date, or at the start."""
    for end, lead in _before_place(head):
        if after := _AFTER_LEAD.match(head, end):
            yield after.end(), lead
    yield 0, Reading()


def _before_place(head: str) -> Iterator[tuple[int, Reading]]:
    """ "(ANSA) - ROME", "Xinhua, Beijing", "5 November 2021, Geneva": the end of what stands before the place."""
    if bracket := bracketed_agency(head, 0):
        yield bracket[0], Reading(agency=bracket[1], bracketed=True)
    elif (end := agency(head, 0)) is not None:
        yield end, Reading(agency=head[:end])
    dated = Reading()
    end = date(head, 0, dated)
    if end is not None and dated.year is not None and dated.day is not None:
        gap = _GAP.match(head, end)
        clock = TIME.match(head, gap.end()) if gap else None
        yield clock.end() if clock else end, dated


def _followed(head: str, at: int, reading: Reading) -> tuple[int, Reading] | None:
    """The end of the parts that begin here and of the separator behind them."""
    unparted = None
    for position in parts(head, reading, at):
        for separator, sign in _SEPARATORS:
            if (found := separator.match(head, position)) and _accepted(reading, sign, head, found):
                return _rest(head, found.end(), reading), reading
        if _signs(reading, head, position) and _begins_report(head, position):
            unparted = position
    return (unparted, reading) if unparted is not None else None


def _signs(reading: Reading, head: str, at: int) -> bool:
    """Whether an agency that is known closes the dateline, so that it needs no separator."""
    if reading.agency is None:
        return False
    known = outlets.by_code(reading.agency) is not None
    if not reading.bracketed:
        # "APA-Dakar (Senegal)"
        if known and reading.known and reading.country and head[at - 1 : at] == ")":
            return True
        return known and reading.capitals and reading.agency.isupper() and len(reading.agency) > _UNKNOWN_WORDS + 1
    if not reading.placed:
        return known and reading.agency.isupper()
    return known or (reading.agency.isupper() and reading.dated and reading.known)


def _begins_report(head: str, at: int) -> bool:
    follows = head[at:].lstrip()[:1]
    return head[at : at + 1].isspace() and (follows.isupper() or follows in ('"', "“"))


def _rest(head: str, at: int, reading: Reading) -> int:
    """The end of agency or date that come after a separator: "CAIRO – 5 November 2021: ", "ROME, NOV 5 - (ANSA) -"."""
    for _ in range(2):
        end = _further(head, at, reading)
        if end is None:
            break
        at = end
    return at


def _further(head: str, at: int, reading: Reading) -> int | None:
    """The end of one such part with the separator behind it; None where there is none."""
    bracket = bracketed_agency(head, at) if reading.agency is None else None
    dated = Reading()
    end = bracket[0] if bracket else date(head, at, dated)
    plain = False
    if end is None and reading.agency is None:
        end, plain = agency(head, at), True
    if end is None or (dated.dated and reading.dated) or not (bracket or plain or dated.dated):
        return None
    separators = (found for pattern, _ in _SEPARATORS if (found := pattern.match(head, end)))
    behind = next((found.end() for found in separators), end if bracket and _begins_report(head, end) else None)
    if behind is None or not head[behind:].strip():
        return None
    if dated.dated:
        reading.year, reading.month, reading.day = dated.year, dated.month, dated.day
    else:
        reading.agency = bracket[1] if bracket else head[at:end]
    return behind


def _within_brackets(head: str) -> tuple[int, Reading] | None:
    """ "(Vienna, 5 November 2021) –": a dateline in brackets, with or without a separator behind it."""
    within = _IN_BRACKETS.match(head)
    reading = _alone(within[1] or within[2]) if within else None
    if within is None or reading is None or not (reading.known and reading.dated):
        return None
    dash = _DASH.match(head, within.end())
    end = dash.end() if dash else within.end()
    return (end, reading) if dash or _begins_report(head, end) else None


def _agency_alone(head: str) -> tuple[int, Reading] | None:
    """ "NNA - ": a known agency's code in capitals that signs without a place."""
    end = agency(head, 0)
    dash = _DASH.match(head, end) if end is not None and head[:end].isupper() else None
    return (dash.end(), Reading(agency=head[:end])) if dash and head[dash.end() :].strip() else None


def _accepted(reading: Reading, sign: str, head: str, found: re.Match[str]) -> bool:
    """Whether what has been read, with this sign after it, is a dateline."""
    signed = reading.agency is not None and outlets.by_code(reading.agency) is not None
    strong = reading.agency is not None or reading.dated
    follows = head[found.end() : found.end() + 1]
    if not follows.strip():
        return False
    if not reading.placed:
        return signed and sign == "-" and reading.bracketed
    if sign == ".":
        return (reading.agency is not None and (reading.known or reading.capitals)) or (
            reading.known and reading.day is not None and follows.isupper()
        )
    if sign == ":":
        return (reading.known and (reading.capitals or strong)) or (reading.bracketed and reading.agency is not None)
    if strong:
        return reading.known or reading.capitals or signed
    if reading.known:
        return reading.capitals or not _names_a_place(head, found.end())
    # Capitals alone may be a heading of their own: "BROADWAY BEAT—".
    named = [city or "" for city, _ in reading.cities]
    short = len(named) == 1 and len(named[0].split()) <= _UNKNOWN_WORDS
    return reading.capitals and short and found[0][0].isspace() and follows not in "\"“‘'"


def _names_a_place(head: str, at: int) -> bool:
    """Whether a place follows: "Moscow – Tehran relations" is no dateline."""
    following = _WORD.match(head, at)
    name = following[0].removesuffix("’s").removesuffix("'s") if following else ""
    return not meanings(name).keys().isdisjoint(("capital", "state", "city"))
