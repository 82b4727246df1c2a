"""The inputs of documents that another version of the parser has read, found again where they lay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from core.article import Document
from core.errors import ReadingError
from core.reading import read
from core.store import own
from core.store.known import Known


def outdated_inputs(folder: Path) -> Iterator[Document | ReadingError]:
    """Documents of the store in `folder` that would be read otherwise now, from their files; nothing else that those
    files hold. What can no longer be read there is an error under the document's name; a file that is gone is none.
    """
    wanted = Known.of(folder, own.additions(folder)).outdated()
    for file in sorted(_files(wanted)):
        for found in read(file):
            place = found.source if isinstance(found, ReadingError) else found.location
            if place not in wanted:
                continue
            if isinstance(found, ReadingError):
                yield ReadingError(wanted[place], found.reason, found.detail, found.sample)
            else:
                # Another text may stand there now: it has the same name.
                found.source = wanted[place]
                yield found


def _files(locations: Iterable[str]) -> set[str]:
    """The files that these places are, or lie in; those that are there."""
    found = set()
    for location in locations:
        path = Path(location)
        if (file := next((p for p in (path, *path.parents) if p.is_file()), None)) is not None:
            found.add(str(file))
    return found
