"""Tables whose cells lead on: the same as a chart for readers of tables, by keyboard and by ear. No streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.components.markup import Markup, tag

MOST = 50
"""Rows of a table on a page; its file has them all."""

SEVERAL, MANY = 4, 9
"""Columns for which a narrow place has no room, and a page beside the sidebar none."""

Cell = str | Markup | None


def table(
    columns: Mapping[str, str], rows: Iterable[Mapping[str, Cell]], caption: str, *, numbers: Sequence[str] = ()
) -> Markup:
    """`columns`: name -> heading, the first names the row; `numbers`: those that are set to the right.

    Cells are text or Markup; those that a row lacks are empty. Where its columns have no room, each row stands as its
    name with what is known beside it, each with its heading (style.css): nothing lies out of sight to the right.
    """
    heads = [
        tag("th", heading, scope="col", role="columnheader", class_="number" if name in numbers else None)
        for name, heading in columns.items()
    ]
    body = [_row(columns, row, numbers) for row in rows]
    # Roles are stated because rows that are drawn as blocks would be no rows to those who hear the page.
    made = tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *heads, role="row"), role="rowgroup"),
        tag("tbody", *body, role="rowgroup"),
        class_=" ".join(["listing"] + ["stacks"] * (len(columns) >= SEVERAL) + ["many"] * (len(columns) >= MANY)),
        role="table",
    )
    return tag("div", made, class_="scrolls", tabindex=0, role="region", aria_label=caption)


def _row(columns: Mapping[str, str], row: Mapping[str, Cell], numbers: Sequence[str]) -> Markup:
    first, *others = columns
    cells = [tag("th", row.get(first), scope="row", role="rowheader")]
    cells += [
        tag("td", row.get(name), role="cell", class_="number" if name in numbers else None, data_label=columns[name])
        for name in others
    ]
    return tag("tr", *cells, role="row")
