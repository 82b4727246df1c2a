"""Words for people: dates, countries, counts and statuses as they write them, on pages and in reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa
from rigour.territories import get_territory

from core import frames

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

ATTRIBUTIONS = {
    "explicit": "named beside it",
    "pronoun": "by a pronoun",
    "role": "by a role",
    "inferred": "inferred from the paragraphs around it",
    "none": "no speaker found",
    "corrected": "corrected by a person",
}
"""How a quote's speaker was found, as the end of a sentence."""

FORMS = {
    "name": "by name",
    "title": "by a title",
    "role": "by a role",
    "pronoun": "by a pronoun",
    "metonym": "by its capital or seat",
}

QUOTE_TYPES = {
    "direct": "in quotation marks",
    "indirect": "reported",
    "mixed": "reported, in part in quotation marks",
}

DATE_SOURCES = {
    "stated": "stated in the text",
    "weekday": "from a weekday",
    "relative": "from words like “yesterday”",
    "dateline": "from the dateline",
    "published": "the day of publication",
    "meeting": "from the meeting",
    "visit": "from the visit",
    "corrected": "corrected by a person",
}

PUBLISHED_SOURCES = {
    "metadata": "stated by the file",
    "dateline": "stated by the dateline",
    "resolved": "worked out",
    "option": "given when it was parsed",
}

PLACE_SOURCES = {
    "text": "named in the text",
    "here": "the text says “here”",
    "venue": "from the venue",
    "dateline": "from the dateline",
    "visit": "from the visit",
    "host": "where the host is at home",
    "metadata": "from the file",
    "corrected": "corrected by a person",
}


def known(value: Any) -> bool:
    """Whether a cell holds something: not null, not an empty text, not an empty list."""
    if value is None or value is pd.NA or value is pd.NaT:
        return False
    if isinstance(value, float):
        return value == value
    return not (hasattr(value, "__len__") and len(value) == 0)


def rows(frame: pd.DataFrame) -> Iterable[dict[str, Any]]:
    """Rows of a frame as dicts, nulls as None, lists as lists."""
    if frame.columns.is_unique and all(_is_plain(kind) for kind in frame.dtypes):
        # Arrow gives Python's values a column at a time; pandas takes ten times as long for a few rows.
        yield from frames.to_arrow(frame).to_pylist()
        return
    plain_frame = frame.astype(object).where(frame.notna(), None)
    for name, kind in frame.dtypes.items():
        if isinstance(kind, pd.ArrowDtype) and pa.types.is_list(kind.pyarrow_dtype):
            plain_frame[name] = pd.Series(pa.array(frame[name]).to_pylist(), index=frame.index, dtype=object)
    for row in plain_frame.to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _is_plain(kind: Any) -> bool:
    """Whether Arrow and pandas give the same Python values of a column: not of times."""
    return isinstance(kind, pd.ArrowDtype) and not pa.types.is_timestamp(kind.pyarrow_dtype)


def day(value: Any) -> str:
    """8 August 2005; empty where not known."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if known(value) else ""


def period(first: Any, last: Any = None, precision: str | None = None) -> str:
    """7 to 8 August 2005, August 2005 (precision month), 2005 (precision year); empty where not known."""
    if not known(first):
        return day(last)
    if precision == "year":
        return str(first.year)
    if precision == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    if not known(last) or last == first:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


@cache
def country(code: Any) -> str:
    """Syria for `sy`; the code itself where it is no known territory; empty for null."""
    if not known(code):
        return ""
    territory = get_territory(code)
    return territory.name if territory is not None else str(code)


def told_apart(
    names: Mapping[str, str], homes: Mapping[str, str | None], days: Mapping[str, str | None]
) -> dict[str, str]:
    """What to call actors who share a name, by their ids: with the country where nobody else of the name has it, else
    with the day ("the leaders (27 January 2021)"); those that share this too are numbered, in the order of `names`."""
    sharing: dict[str, list[str]] = {}
    for who, name in names.items():
        sharing.setdefault(name, []).append(who)
    called = {}
    for name, members in sharing.items():
        if len(members) == 1:
            continue
        of = Counter(homes.get(one) for one in members)
        told = {one: home if (home := homes.get(one)) and of[home] == 1 else days.get(one) for one in members}
        labels = {one: f"{name} ({what})" if what else name for one, what in told.items()}
        again, before = Counter(labels.values()), Counter[str]()
        for one, said in labels.items():
            before[said] += 1
            called[one] = f"{said}, {before[said]}" if again[said] > 1 else said
    return called


def count(number: int, singular: str, plural: str | None = None) -> str:
    """1 quote, 1,234 quotes."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(words: list[str], limit: int | None = None) -> str:
    """a, b and c; beyond `limit`: a, b and 5 others."""
    if limit is not None and len(words) > limit + 1:
        return f"{', '.join(words[:limit])} and {len(words) - limit} others"
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def percent(share: Any) -> str:
    """92 %; empty where not known. Never rounds a doubt away: 100 % only for 1."""
    if not known(share):
        return ""
    return "100 %" if share >= 1 else f"{min(99, round(share * 100))} %"


def clipped(text: str, length: int) -> str:
    """The text on one line, cut at a word's end with an ellipsis where it is longer."""
    flat = " ".join(text[: length * 3].split())
    if len(flat) <= length:
        return flat
    cut = flat.rfind(" ", length // 2, length)
    return flat[: cut if cut > 0 else length] + "…"


def report(record: Mapping[str, Any]) -> str:
    """What to call a document: its title, else outlet and day, else its source: the file's name, of a table with the
    row."""
    if known(record["title"]):
        return clipped(str(record["title"]), 160)
    if known(record["outlet"]) and known(record["published"]):
        return f"{record['outlet']}, {day(record['published'])}"
    named = record["outlet"] if known(record["outlet"]) else None
    source = _file(str(record["source"])) if known(record["source"]) else None
    return " · ".join(part for part in (named, source) if part) or "Untitled report"


PASTED = "pasted text"
"""How the name of a text begins that somebody pasted: it is kept as a table of one row."""
_ROW = re.compile(r"row \d+")


def _file(source: str) -> str:
    *folders, name = source.rsplit("/", 2)
    if folders and _ROW.fullmatch(name):
        name = folders[-1] if folders[-1].startswith(PASTED) else f"{folders[-1]}, {name}"
    return name


def meeting(kind: str, status: str) -> str:
    """Meeting; visit, planned: what it was and, unless it was held, its status."""
    return kind if status == "held" else f"{kind}, {status}"


def plain(text: str) -> str:
    """Text for a label that Streamlit would read as Markdown: its signs are shown, not obeyed."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$]|:(?=\w))", r"\\\1", text)
