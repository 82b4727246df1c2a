"""communique: reports of diplomatic meetings as tidy tables.

    from core import View, open_store, parse_files, parse_text

    tables = parse_text(text, source="item.txt", published="2005-08-08")
    tables.quotes, tables.meetings, tables.records      # pandas frames; core.tables says what is in them

    store = open_store("reports.store")
    store.parse(["readouts/"], workers=2)
    store.snapshot().view(View(countries=("ir", "sy"))).records

Importing this loads nothing: pandas, spaCy and the store are loaded by the function that needs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from core.store import Store
    from core.tables import Tables
    from core.view import View

__all__ = ["View", "open_store", "parse_files", "parse_text"]


def parse_text(
    text: str,
    *,
    source: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: date | str | None = None,
    city: str | None = None,
    country: str | None = None,
    topics: str | Path | None = None,
    office_holders: str | Path | None = None,
) -> Tables:
    """One report as tables. What is given besides the text is taken for true: `published` as a day (ISO where a
    string), `country` as a territory code. `topics`: a TOML file of the user's own topics (docs/topics.md);
    `office_holders`: a CSV file of further office holders (docs/office_holders.md).

    Raises ReadingError where the text is empty, not English or holds halves of characters, and where one of the files
    cannot be used.
    """
    from core.article import Document
    from core.errors import ReadingError
    from core.reading import decoding

    name = source or "text"
    if not text.strip():
        raise ReadingError(name, "empty", "there is no text; give a report")
    try:
        text = decoding.clean(text)
    except decoding.Undecodable as error:
        raise ReadingError(name, error.reason, error.detail) from error
    from core import additions, pipeline, rows

    day = date.fromisoformat(published) if isinstance(published, str) else published
    document = Document(
        text, source, None, title, outlet, byline, day, None if day is None else "option", city=city, country=country
    )
    return rows.tables([pipeline.parse(document, additions.read(topics, office_holders))])


def parse_files(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    workers: int = 1,
    topics: str | Path | None = None,
    office_holders: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
) -> Tables:
    """Files, folders and archives as tables in memory. What cannot be used is a row of `rejects`.

    `published`: day of publication of all of them. `workers`: processes that parse. `topics`: a TOML file of the
    user's own topics (docs/topics.md); `columns`: what columns of tables mean ({"text": "Inhalt", "date": "Datum"});
    ReadingError is raised where one cannot be used. For more than some thousand reports a store is the place
    (`open_store(PATH).parse(PATHS)`): it keeps what was parsed.
    """
    from core import additions
    from core.files import parse
    from core.reading import columns as maps

    named = maps.columns(maps.read(f"{meaning}={column}" for meaning, column in (columns or {}).items()))
    own = additions.read(topics, office_holders)
    return parse(paths, published=published, workers=workers, additions=own, columns=named)


def open_store(path: str | Path, *, create: bool = True) -> Store:
    """The store in this folder; an empty one is made where there is none, unless `create` is off.

    Raises StoreError where that cannot be.
    """
    from core.store import open_store

    return open_store(path, create=create)


def __getattr__(name: str) -> Any:
    if name == "View":
        from core.view import View

        return View
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
