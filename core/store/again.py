"""The inputs of documents that another version of the parser has read, or this one with other topics or office holders:
found again where they lay, else taken from the store itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from core.article import Document
from core.errors import ReadingError
from core.reading import read
from core.store import own
from core.store.folder import dataset, read_commit
from core.store.known import Known

KEPT_WHOLE = ("docx", "feed", "html", "mail", "pdf", "rtf", "text")
"""Formats of which the store keeps all that was read. A table's row may have told more (who took part, the last day),
and so may the head of a Markdown file."""
_COLUMNS = [
    "text", "source", "location", "title", "outlet", "byline", "published", "published_source", "format",
    "parser_version",
]  # fmt: skip
_GIVEN = ("metadata", "option")


def outdated_inputs(folder: Path) -> Iterator[Document | ReadingError]:
    """Documents of the store in `folder` that would be read otherwise now, from their files; nothing else that those
    files hold. What can no longer be read there is an error under the document's name. What is not there any more (an
    upload, a pasted text) is taken from the store where that has all of it (KEPT_WHOLE), and else left as it is.
    """
    known = Known.of(folder, own.additions(folder))
    wanted, found_again, columns = known.outdated(), set[str | None](), own.columns(folder)
    for file in sorted(_files(wanted)):
        for found in read(file, columns=columns):
            place = found.source if isinstance(found, ReadingError) else found.location
            if place not in wanted:
                continue
            found_again.add(place)
            if isinstance(found, ReadingError):
                yield ReadingError(wanted[place], found.reason, found.detail, found.sample)
            else:
                # Another text may stand there now: it has the same name.
                found.source = wanted[place]
                yield found
    yield from _kept(folder, known.parser_version, found_again)


def _kept(folder: Path, version: str, found_again: set[str | None]) -> Iterator[Document]:
    """Documents as the store has them, whose place nothing was found at."""
    rows = dataset(folder, read_commit(folder), "documents")
    for batch in rows.to_batches(columns=_COLUMNS, batch_size=500):
        for row in batch.to_pylist():
            is_outdated = row["parser_version"] != version and row["format"] in KEPT_WHOLE
            if is_outdated and (row["location"] is None or row["location"] not in found_again):
                day_given = row["published_source"] in _GIVEN
                yield Document(
                    row["text"], row["source"], row["location"], row["title"], row["outlet"], row["byline"],
                    row["published"] if day_given else None, row["published_source"] if day_given else None,
                    row["format"],
                )  # fmt: skip


def _files(locations: Iterable[str]) -> set[str]:
    """The files that these places are, or lie in; those that are there."""
    found = set()
    for location in locations:
        path = Path(location)
        if (file := next((p for p in (path, *path.parents) if p.is_file()), None)) is not None:
            found.add(str(file))
    return found
