"""A statement as a citation: plain text, BibTeX, RIS.

Takes a row of `records` (see core.tables). What is not known is left out, never filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from core import wording
from core.wording import known

_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Record = Mapping[str, Any]


def plain(record: Record) -> str:
    """One sentence: speaker, words, report, outlet, day, where in the source."""
    parts = [f"{_statement(record)}."]
    report = [f"“{_line(record['title'])}”"] if known(record["title"]) else []
    report += [_line(record["outlet"])] if known(record["outlet"]) else []
    report += [wording.day(record["published"])] if known(record["published"]) else []
    report += [_line(record["source"])] if known(record["source"]) else []
    parts.append(f"In: {', '.join([*report, _place(record)])}.")
    return " ".join(parts)


def bibtex(record: Record) -> str:
    """An @misc entry whose key is made from the row's id."""
    entries: dict[str, str] = {}
    if known(record["outlet"]):
        entries["author"] = "{" + _tex(record["outlet"]) + "}"
    entries["title"] = _tex(wording.report(record))
    if known(record["published"]):
        published = record["published"]
        entries |= {"year": str(published.year), "month": _MONTHS[published.month - 1], "day": str(published.day)}
    if known(record["source"]):
        entries["howpublished"] = _tex(record["source"])
    entries["note"] = _tex(f"{_statement(record)}. {_place(record)}")
    # A month's three letters are a macro of BibTeX and stand without braces.
    lines = [f"  {name} = {value if name == 'month' else '{' + value + '}'}" for name, value in entries.items()]
    return f"@misc{{{record['record_id']},\n" + ",\n".join(lines) + "\n}\n"


def ris(record: Record) -> str:
    """A record of type NEWS."""
    lines = [("TY", "NEWS"), ("ID", record["record_id"]), ("TI", wording.report(record))]
    if known(record["outlet"]):
        lines.append(("T2", record["outlet"]))
    if known(record["published"]):
        published = record["published"]
        lines += [("PY", f"{published.year:04d}"), ("DA", f"{published:%Y/%m/%d}")]
    if known(record["source"]):
        lines.append(("AN", record["source"]))
    lines += [("AB", _statement(record)), ("SP", _place(record)), ("ER", "")]
    return "".join(
        f"{name}  - {_line(value)}".rstrip(" ") + (" " if name == "ER" else "") + "\n" for name, value in lines
    )


def _statement(record: Record) -> str:
    who = _line(record["speaker"]) if known(record["speaker"]) else "Speaker not known"
    if known(record["speaker_role"]):
        who += f" ({_line(record['speaker_role'])})"
    words = _line(record["text"]).rstrip(".") if known(record["text"]) else ""
    if record["type"] == "direct":
        words = f"“{words}”"
    said = f", {wording.day(record['date'])}" if known(record["date"]) else ""
    return f"{who}{said}: {words}" if words else who


def _place(record: Record) -> str:
    return f"characters {record['start']} to {record['end']}"


def _line(value: object) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", str(value)).strip()


def _tex(value: object) -> str:
    return "".join(_BIBTEX.get(character, character) for character in _line(value))
