"""What an evaluation prints and writes: tables of figures, intervals, errors in kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from core.evaluation.figures import Error
from core.evaluation.meetings import MeetingReport
from core.evaluation.quotes import QuoteReport

SHOWN = 6
"""Examples of each kind of error that are printed."""
_NAME, _LEAST, _WIDE = 20, 7, 170
"""Characters of a row's name, of the narrowest column and of an error's line."""
_QUOTES = {
    "rows": "predicted", "gold": "wanted", "prec.": "precision", "recall": "recall", "F1": "f1",
    "speaker": "speaker", "joint F1": "joint_f1",
}  # fmt: skip
_MEETINGS = {
    "rows": "found", "gold": "wanted", "prec.": "precision", "recall": "recall", "F1": "f1",
    "strict": "strict_f1", "date": "date", "country": "country", "kind": "kind", "false": "false",
}  # fmt: skip
_MORE = {
    "identity": "speaker's identity", "act": "act", "act_but_assert": "act, assert left out", "status": "status",
    "city": "city", "mode": "mode", "parent": "parent", "tie": "quotes tied to their meeting",
    "topics_f1": "topics, micro F1",
}  # fmt: skip
"""Figures that are given in a line where the gold has them."""
_NOTES = {
    "quotes": "F1: the statement; joint F1: its speaker as well.",
    "meetings": (
        "F1: participants and status; strict: F1 with date, country, kind as well; date, country, kind: of the rows\n"
        "whose participants are right; false: rows a document that answer to no marked meeting."
    ),
}


@dataclass(frozen=True)
class Report:
    """The figures of a gold file; `str(report)` is for reading. A part that the gold does not mark is None."""

    documents: int
    refused: int
    """Documents that the parser would not read; they count as read without result."""
    quotes: QuoteReport | None
    meetings: MeetingReport | None

    def __str__(self) -> str:
        return self.printed()

    @property
    def errors(self) -> list[Error]:
        """Those of the statements, then those of the meetings, in the order of the documents."""
        return [error for part in (self.quotes, self.meetings) if part is not None for error in part.errors]

    def printed(self, errors: int = SHOWN) -> str:
        """For reading. `errors`: how many examples of each kind are shown; with 0 only their number."""
        refused = f", {self.refused} of them refused by the parser" if self.refused else ""
        lines = [f"{self.documents} documents{refused}"]
        if self.quotes is not None:
            lines += ["", *_part("statements", self.quotes, self.quotes.by_type, _QUOTES), _NOTES["quotes"]]
        if self.meetings is not None:
            lines += ["", *_part("meetings", self.meetings, self.meetings.by_kind, _MEETINGS), _NOTES["meetings"]]
        for name, part in (("statements", self.quotes), ("meetings", self.meetings)):
            if part is not None and part.errors:
                lines += ["", f"ERRORS IN {name.upper()}", *_kinds(part.errors, errors)]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """Everything, as JSON takes it."""
        made: dict[str, Any] = {"documents": self.documents, "refused": self.refused}
        for name, part in (("quotes", self.quotes), ("meetings", self.meetings)):
            left = ("errors", "stated")
            made[name] = None if part is None else {k: v for k, v in asdict(part).items() if k not in left}
        return made | {"errors": [asdict(error) for error in self.errors]}

    def error_rows(self) -> pd.DataFrame:
        """One row an error: part, kind, doc_id, start, end, wanted, found, text."""
        names = ["part", "kind", "doc_id", "start", "end", "wanted", "found", "text"]
        frame = pd.DataFrame([asdict(error) for error in self.errors], columns=names)
        return frame.astype({name: "Int64" if name in ("start", "end") else "string[pyarrow]" for name in names})


def by_kind(errors: Sequence[Error]) -> dict[str, list[Error]]:
    """The errors of each kind, the most frequent kind first."""
    kinds: dict[str, list[Error]] = {}
    for error in errors:
        kinds.setdefault(error.kind, []).append(error)
    return dict(sorted(kinds.items(), key=lambda item: -len(item[1])))


def _part(
    name: str, part: QuoteReport | MeetingReport, groups: Mapping[str, Any], heads: Mapping[str, str]
) -> list[str]:
    lines = [_row(name.upper(), heads, heads), _row("all", heads, _cells(part.all, heads))]
    for number, bound in enumerate(("from", "to")):
        known = {column: bounds[number] for column, bounds in part.intervals.items()}
        lines.append(_row(f"  95 % {bound}", heads, [_cell(known[c]) if c in known else "" for c in heads.values()]))
    lines += [_row(group, heads, _cells(figures, heads)) for group, figures in groups.items()]
    if len(part.by_outlet) > 1:
        outlets = ((outlet or "(no outlet)", figures) for outlet, figures in part.by_outlet.items())
        lines += ["", *(_row(outlet, heads, _cells(figures, heads)) for outlet, figures in outlets), ""]
    more = {label: getattr(part.all, column, None) for column, label in _MORE.items()}
    if part.calibration_error is not None:
        more["calibration error of the confidence"] = part.calibration_error
    if said := [f"{label} {value:.3f}" for label, value in more.items() if value is not None]:
        lines.append("also: " + ", ".join(said))
    return lines


def _row(name: str, heads: Mapping[str, str], cells: Iterable[str]) -> str:
    widths = (max(_LEAST, len(head) + 2) for head in heads)
    shown = name if len(name) <= _NAME else name[: _NAME - 1] + "…"
    return f"{shown:{_NAME}}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def _cells(figures: Any, heads: Mapping[str, str]) -> list[str]:
    return [_cell(getattr(figures, column)) for column in heads.values()]


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _kinds(errors: Sequence[Error], shown: int) -> Iterator[str]:
    for kind, found in by_kind(errors).items():
        yield f"{kind}: {len(found)}"
        for error in found[:shown]:
            line = " ".join(str(error).split())
            yield f"  {line if len(line) <= _WIDE else line[: _WIDE - 1] + '…'}"
