"""Tables whose cells lead on: the same as a chart for readers of tables, by keyboard and by ear. No streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.components.markup import Markup, tag

MOST = 50
"""Rows of a table on a page; its file has them all."""

Cell = str | Markup | None


def table(
    columns: Mapping[str, str], rows: Iterable[Mapping[str, Cell]], caption: str, *, numbers: Sequence[str] = ()
) -> Markup:
    """`columns`: name -> heading, the first names the row; `numbers`: those that are set to the right.

    Cells are text or Markup; those that a row lacks are empty. It scrolls by itself where it is wider than the page."""
    heads = [
        tag("th", heading, scope="col", class_="number" if name in numbers else None)
        for name, heading in columns.items()
    ]
    body = [_row(list(columns), row, numbers) for row in rows]
    made = tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *heads)),
        tag("tbody", *body),
        class_="listing",
    )
    return tag("div", made, class_="scrolls", tabindex=0, role="region", aria_label=caption)


def _row(columns: list[str], row: Mapping[str, Cell], numbers: Sequence[str]) -> Markup:
    first, *others = columns
    cells = [tag("th", row.get(first), scope="row")]
    cells += [tag("td", row.get(name), class_="number" if name in numbers else None) for name in others]
    return tag("tr", *cells)
