"""Sources whose file is gone, and sources that are to be forgotten.

Nothing is forgotten by itself: a file may be on a disk that is not mounted, or a store may be looked at on another
machine than the one that read its files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core import rows
from core.corpus import twins
from core.corpus.twins import Place
from core.store import sources
from core.store.folder import DOCUMENT_ACTORS, dataset, read_commit
from core.store.writing import upsert

if TYPE_CHECKING:
    from core.store.writing import Change

_COLUMNS = ("source", "location", "sources", "locations")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went: sources, the documents that were read from nowhere else, and inputs that had been refused."""

    sources: int = 0
    documents: int = 0
    rejects: int = 0


def places(folder: Path, paths: Sequence[str | Path] = (), *, only_gone: bool = False) -> list[Place]:
    """Source and location of what the store in `folder` has read from these paths and below them, or of everything;
    with `only_gone` of that whose file is not on this machine any more. In order."""
    is_meant, gone = _meant(paths), _gone()
    meant = (place for place in _all(folder) if is_meant(place))
    return sorted(place for place in meant if not only_gone or (place[1] and gone(place[1])))


def refused(folder: Path, paths: Sequence[str | Path] = (), *, only_gone: bool = False) -> set[str]:
    """Sources of `rejects` in the same way, by the names under which they were read. Whether one that was named from
    another folder is gone cannot be told."""
    is_meant, gone = _meant(paths), _gone()
    table = dataset(folder, read_commit(folder), "rejects").to_table(columns=["source"])
    return {
        source
        for source in table["source"].to_pylist()
        if is_meant((source, ""))
        and (not only_gone or ((paths or Path(source).is_absolute()) and gone(str(Path(source).absolute()))))
    }


def remark(gone: Sequence[str]) -> str:
    """What is to be said of these sources, and what to do."""
    named = f"{gone[0]}, ..." if len(gone) > 1 else gone[0]
    return (
        f"{len(gone):,} sources are not on this machine any more ({named}); they keep their rows, "
        "`communique forget --gone` takes them out"
    )


def forget(change: Change, going: Sequence[Place], rejects: set[str]) -> Forgotten:
    """Take these sources out, and the documents that have no other."""
    locations = {location for _, location in going if location}
    now = sources.settled(change, (), locations)
    unplaced = {source for source, location in going if not location}
    now.old |= {row["doc_id"] for row in change.read("documents", ["doc_id"], "source", unplaced)}
    upsert(change, rows.joined(()), said=DOCUMENT_ACTORS.frame(()), old=now.old)
    sources.move(change, {doc_id: row for doc_id, row in now.elsewhere.items() if doc_id not in now.old})
    change.delete("rejects", "source", rejects)
    return Forgotten(len(going), len(now.old), len(rejects))


def _all(folder: Path) -> Iterator[Place]:
    documents = dataset(folder, read_commit(folder), "documents")
    # A store of an earlier version has fewer columns.
    there = [name for name in _COLUMNS if name in documents.schema.names]
    for batch in documents.to_batches(columns=there):
        for row in batch.to_pylist():
            yield from twins.places({"sources": None} | row)


def _meant(paths: Sequence[str | Path]) -> Callable[[Place], bool]:
    """Whether a place is one of these paths or lies below one; a place without a location goes by its name."""
    if not paths:
        return lambda place: True
    names = [str(path).rstrip("/") for path in paths]
    where = [str(Path(path).resolve()) for path in paths]

    def is_meant(place: Place) -> bool:
        source, location = place
        known, own = (location, where) if location else (source, names)
        return any(known == one or known.startswith(f"{one.rstrip('/')}/") for one in own)

    return is_meant


def is_gone(location: str) -> bool:
    """Whether no file is there any more that a location is, or lies in (a member of an archive, a row of a table)."""
    return _is_gone(Path(location), {})


def _gone() -> Callable[[str], bool]:
    """The same for many locations, of which some lie in one file."""
    known: dict[Path, bool] = {}
    return lambda location: _is_gone(Path(location), known)


def _is_gone(path: Path, known: dict[Path, bool]) -> bool:
    if path not in known:
        try:
            # A folder that is there does not hold it.
            known[path] = not path.is_file() and (path.is_dir() or path.parent == path or _is_gone(path.parent, known))
        except OSError:
            known[path] = False  # nobody can tell
    return known[path]
