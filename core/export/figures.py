"""Figures of a report as inline SVG: no script, no font and no colour from elsewhere, readable in print.

Colours are the page's own (`currentColor` and the classes of report.css), so a figure follows its ground.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core import wording
from core.export.text import readable
from core.markup import Markup, tag

WIDTH = 460
"""Narrow, so that words can still be read on a phone."""
_LINE, _LABEL, _NUMBER = 24, 175, 50
_HIGH, _FOOT, _LEFT = 150, 22, 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, how much of it is filled, how much is hollow."""

    label: str
    filled: int
    hollow: int = 0

    @property
    def whole(self) -> int:
        return self.filled + self.hollow


def ranked(title: str, bars: Sequence[Bar]) -> Markup:
    """Bars that lie one below the other, each with its name and number."""
    most = max((bar.whole for bar in bars), default=1) or 1
    room = WIDTH - _LABEL - _NUMBER
    made = []
    for row, bar in enumerate(bars):
        middle = row * _LINE + _LINE / 2
        wide = max(2, round(room * bar.whole / most))
        made += [
            _text(_label(bar.label, 26), _LABEL - 8, middle + 4, anchor="end"),
            tag("rect", class_="filled", x=_LABEL, y=_at(middle - 7), width=wide, height=14),
            _text(f"{bar.whole:,}", _LABEL + wide + 6, middle + 4),
        ]
    return _figure(title, _LINE * max(1, len(bars)), made)


def columns(title: str, bars: Sequence[Bar]) -> Markup:
    """Bars that stand side by side, in time; what is hollow stands on what is filled."""
    most = max((bar.whole for bar in bars), default=1) or 1
    step = (WIDTH - _LEFT) / max(1, len(bars))
    wide = min(40.0, max(1.0, step * 0.8))
    every = max(1, -(-len(bars) // 7))
    made = [
        tag("line", class_="axis", x1=_LEFT, y1=_HIGH, x2=WIDTH, y2=_HIGH),
        _text(f"{most:,}", _LEFT - 6, 16, anchor="end"),
        _text("0", _LEFT - 6, _HIGH, anchor="end"),
    ]
    for number, bar in enumerate(bars):
        left, top = _LEFT + number * step + (step - wide) / 2, float(_HIGH)
        for kind, share in (("filled", bar.filled), ("hollow", bar.hollow)):
            if share:
                high = (_HIGH - 12) * share / most
                top -= high
                made.append(tag("rect", class_=kind, x=_at(left), y=_at(top), width=_at(wide), height=_at(high)))
        if number % every == 0:
            made.append(_text(bar.label, left + wide / 2, _HIGH + 16, anchor="middle"))
    return _figure(title, _HIGH + _FOOT, made)


def table(bars: Sequence[Bar], what: str, *, filled: str = "number", hollow: str | None = None) -> Markup:
    """The same numbers as a table, for those who read them rather than see them."""
    heads = [what.capitalize(), filled.capitalize(), *([hollow.capitalize()] if hollow else [])]
    lines = [
        tag("tr", tag("th", bar.label, scope="row"), *(tag("td", f"{number:,}") for number in _numbers(bar, hollow)))
        for bar in bars
    ]
    return tag(
        "table",
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *lines),
        class_="numbers",
    )


def _numbers(bar: Bar, hollow: str | None) -> list[int]:
    return [bar.filled, bar.hollow] if hollow else [bar.whole]


def _figure(title: str, high: int, parts: Sequence[Markup]) -> Markup:
    return tag("svg", tag("title", title), *parts, viewBox=f"0 0 {WIDTH} {high}", role="img", aria_label=title)


def _text(words: str, x: float, y: float, anchor: str = "start") -> Markup:
    return tag("text", readable(words), x=_at(x), y=_at(y), text_anchor=anchor)


def _label(words: str, length: int) -> str:
    return wording.clipped(readable(words), length)


def _at(place: float) -> str:
    return f"{place:.1f}".removesuffix(".0")
